package dev.perennial.demo;

import java.util.Arrays;
import java.util.stream.IntStream;

import dev.perennial.engine.model.clv.GammaGamma;

/**
 * Draws customers' orders from a {@link Truth}: when in weeks since the window opened, how much per order. Unrounded
 * and without season.
 *
 * @param truth what to draw from
 * @param weeks length of the window, weeks
 * @param growth rate of acquisition at the end of the window as a multiple of the rate at its start; linear between
 * @param seed the same seed, the same draws
 */
public record Simulation(Truth truth, double weeks, double growth, long seed) {

    public Simulation {
        if (!(weeks > 0 && growth > 0)) {
            throw new IllegalArgumentException("the window and the growth must be positive");
        }
    }

    /**
     * Times of the customer's orders, the first being the acquisition, in weeks since the window opened, ascending. An
     * active customer's waiting times are exponential with the own rate; dropout may follow every repeat order.
     */
    public double[] orderTimes(long customer) {
        RandomStream stream = RandomStream.of(seed, Purpose.PURCHASES, customer);
        double rate = stream.gamma(truth.r()) / truth.alpha();
        double dropout = stream.beta(truth.a(), truth.b());
        double[] times = new double[8];
        times[0] = acquisition(customer);
        int orders = 1;
        double next = times[0] + stream.exponential() / rate;
        while (next < weeks) {
            if (orders == times.length) {
                times = Arrays.copyOf(times, orders * 2);
            }
            times[orders] = next;
            orders++;
            if (stream.chance(dropout)) {
                break;
            }
            next += stream.exponential() / rate;
        }
        return Arrays.copyOf(times, orders);
    }

    /** Amounts of the customer's first {@code orders} orders; asking for more leaves the earlier ones as they are. */
    public double[] amounts(long customer, int orders) {
        GammaGamma spend = truth.spend();
        RandomStream stream = RandomStream.of(seed, Purpose.SPEND, customer);
        double rate = stream.gamma(spend.q()) / spend.gamma();
        double[] amounts = new double[orders];
        for (int i = 0; i < orders; i++) {
            amounts[i] = stream.gamma(spend.p()) / rate;
        }
        return amounts;
    }

    /** What the models see of customers 1 … {@code customers}. */
    public Histories histories(int customers) {
        Histories histories = new Histories(new int[customers], new double[customers], new double[customers],
                new double[customers]);
        IntStream.range(0, customers).parallel().forEach(i -> summarise(i, histories));
        return histories;
    }

    private void summarise(int index, Histories histories) {
        double[] times = orderTimes(index + 1L);
        int repeats = times.length - 1;
        histories.x[index] = repeats;
        histories.tx[index] = times[repeats] - times[0];
        histories.t[index] = weeks - times[0];
        double[] amounts = amounts(index + 1L, times.length);
        histories.spend[index] = repeats == 0 ? 0 : Arrays.stream(amounts, 1, amounts.length).sum() / repeats;
    }

    /** Inverse of the distribution function of a density that rises linearly from 1 to {@code growth}. */
    private double acquisition(long customer) {
        double u = RandomStream.of(seed, Purpose.ARRIVAL, customer).uniform();
        double position = growth == 1
                ? u
                : (StrictMath.sqrt(1 + u * (growth * growth - 1)) - 1) / (growth - 1);
        return position * weeks;
    }

    /**
     * Histories as parallel arrays, one element a customer. The arrays are shared, not copied.
     *
     * @param x repeat orders
     * @param tx last order after the first, weeks
     * @param t observed since the first order, weeks
     * @param spend mean amount of the repeat orders; 0 where there are none
     */
    @SuppressWarnings("ArrayRecordComponent") // columns, never compared
    public record Histories(int[] x, double[] tx, double[] t, double[] spend) {
    }
}
