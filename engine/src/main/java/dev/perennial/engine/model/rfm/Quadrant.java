package dev.perennial.engine.model.rfm;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.sql.SqlEngine;
import dev.perennial.engine.sql.SqlFile;

/**
 * The frequency × basket map. Reads {@code customer_facts} and {@code customer_rfm} and makes
 * {@code customer_quadrant}.
 */
public final class Quadrant {

    /** The groups in the order in which a customer should climb; A, no order yet, cannot occur in an order history. */
    public static final List<String> GROUPS = List.of("B", "C", "D", "E");

    private final QuadrantSettings settings;

    public Quadrant(QuadrantSettings settings) {
        this.settings = settings;
    }

    /**
     * The cuts that were used, as fractions, so that comparing is exact.
     *
     * @param ordersSum over {@code ordersCount}: orders in the window
     * @param basketSum over {@code basketCount}: money per order in 1/10,000
     */
    public record Cuts(BigDecimal ordersSum, BigDecimal ordersCount, BigDecimal basketSum, BigDecimal basketCount) {

        public Cuts {
            List<BigDecimal> plain = RfmCuts.plain(List.of(ordersSum, ordersCount, basketSum, basketCount));
            ordersSum = plain.get(0);
            ordersCount = plain.get(1);
            basketSum = plain.get(2);
            basketCount = plain.get(3);
        }

        /** The cut in orders in the window. */
        public double orders() {
            return ordersSum.doubleValue() / ordersCount.doubleValue();
        }

        /** The cut in money per order, in currency units. */
        public double basket() {
            return basketSum.doubleValue() / basketCount.doubleValue() / OrderShard.AMOUNT_SCALE;
        }

        /** The group of a customer with so many orders and so much money, in 1/10,000, in the window; empty without an order. */
        public Optional<String> group(int windowOrders, long windowSpend) {
            if (windowOrders == 0) {
                return Optional.empty();
            }
            boolean often = BigDecimal.valueOf(windowOrders).multiply(ordersCount).compareTo(ordersSum) > 0;
            BigDecimal each = new BigDecimal(Math.floor((double) windowSpend / windowOrders));
            boolean much = each.multiply(basketCount).compareTo(basketSum) > 0;
            return Optional.of(much ? often ? "E" : "D" : often ? "C" : "B");
        }
    }

    /** Makes the view and answers the cuts. */
    public Cuts run(SqlEngine sql) {
        Cuts cuts = cuts(sql);
        sql.view("customer_quadrant", file("quadrant.sql").with("orders_sum", cuts.ordersSum())
                .with("orders_count", cuts.ordersCount()).with("basket_sum", cuts.basketSum())
                .with("basket_count", cuts.basketCount()).text());
        return cuts;
    }

    private Cuts cuts(SqlEngine sql) {
        return switch (settings.cut()) {
            case FIXED -> new Cuts(BigDecimal.valueOf(settings.fixedOrders()), BigDecimal.ONE,
                    BigDecimal.valueOf(settings.fixedBasket()).multiply(BigDecimal.valueOf(OrderShard.AMOUNT_SCALE)),
                    BigDecimal.ONE);
            case MEAN -> {
                BigDecimal[] sums = sql.numbers(file("quadrant_means.sql").text()).getFirst();
                yield new Cuts(sums[1], atLeastOne(sums[0]), sums[2], atLeastOne(sums[0]));
            }
            case MEDIAN -> {
                BigDecimal[] middle = sql.numbers(file("quadrant_medians.sql").text()).getFirst();
                yield new Cuts(middle[1].add(middle[2]), BigDecimal.TWO, middle[3].add(middle[4]), BigDecimal.TWO);
            }
        };
    }

    private static BigDecimal atLeastOne(BigDecimal count) {
        return count.max(BigDecimal.ONE);
    }

    private static SqlFile file(String name) {
        return SqlFile.of(Quadrant.class, name);
    }
}
