package dev.perennial.engine.value;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.perennial.engine.model.rfm.QuadrantSettings;
import dev.perennial.engine.orders.OrderShard;

/**
 * The frequency × basket map with given cuts, as the SQL of {@code Quadrant} draws it: a cut is a fraction, high is
 * strictly above it.
 */
record BasketMap(BigInteger orderSum, BigInteger orderCount, BigInteger basketSum, BigInteger basketCount) {

    /** All classes: no order yet, the four groups, no order in the window. */
    static final List<String> CODES = List.of("A", "B", "C", "D", "E", Retrospect.NONE);
    /** Where A stands in {@link #CODES}. */
    static final int A = 0;
    private static final int B = 1;
    private static final int DORMANT = 5;

    /** Cuts over the customers with an order in the window. */
    static BasketMap of(List<RetrospectShard.Baskets> shards, QuadrantSettings settings) {
        int[] orders = shards.stream().map(RetrospectShard.Baskets::orders).flatMapToInt(Arrays::stream)
                .filter(n -> n > 0).toArray();
        long[] baskets = shards.stream().flatMapToLong(shard -> IntStream.range(0, shard.orders().length)
                .filter(c -> shard.orders()[c] > 0).mapToLong(c -> shard.basket()[c])).toArray();
        return switch (settings.cut()) {
            case MEAN -> new BasketMap(sum(Arrays.stream(orders).asLongStream()), count(orders.length),
                    sum(LongStream.of(baskets)), count(orders.length));
            case MEDIAN -> new BasketMap(middle(Arrays.stream(orders).asLongStream().toArray()), BigInteger.TWO,
                    middle(baskets), BigInteger.TWO);
            case FIXED -> new BasketMap(fixed(settings.fixedOrders()), fixed(1), fixed(settings.fixedBasket()),
                    BigInteger.ONE);
        };
    }

    private static BigInteger sum(LongStream values) {
        return values.mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static BigInteger count(long count) {
        return BigInteger.valueOf(Math.max(1, count));
    }

    /** The two middle values added up. */
    private static BigInteger middle(long[] values) {
        if (values.length == 0) {
            return BigInteger.ZERO;
        }
        Arrays.sort(values);
        return BigInteger.valueOf(values[(values.length - 1) / 2]).add(BigInteger.valueOf(values[values.length / 2]));
    }

    private static BigInteger fixed(double value) {
        return BigInteger.valueOf(Math.round(value * OrderShard.AMOUNT_SCALE));
    }

    /**
     * The class of a customer, as its place in {@link #CODES}.
     *
     * @param orders in the window; −1 without any order yet
     * @param basket money per order in 1/10,000
     */
    int group(int orders, long basket) {
        if (orders <= 0) {
            return orders < 0 ? A : DORMANT;
        }
        int often = above(orders, orderSum, orderCount) ? 1 : 0;
        int much = above(basket, basketSum, basketCount) ? 2 : 0;
        return B + often + much;
    }

    private static boolean above(long value, BigInteger sum, BigInteger count) {
        return BigInteger.valueOf(value).multiply(count).compareTo(sum) > 0;
    }

    double frequencyCut() {
        return orderSum.doubleValue() / orderCount.doubleValue();
    }

    double basketCut() {
        return basketSum.doubleValue() / basketCount.doubleValue() / OrderShard.AMOUNT_SCALE;
    }
}
