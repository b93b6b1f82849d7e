package dev.perennial.engine.model.renewal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

import dev.perennial.engine.model.renewal.RenewalFit.Point;

/**
 * What is to come of a contract with a number of renewals made, within a number of renewals. Point figures are at the
 * parameters of greatest likelihood. The bounds of counts and worths hold the number of renewals that will come with a
 * probability of 90 % or more: its distribution is a mixture over all parameters that the data allow, so it has the
 * uncertainty of parameters and the chance of the single contract. The bounds of the probability are those of the
 * parameters alone.
 *
 * @param chance of the next renewal
 * @param expected renewals
 * @param worth renewals, each less by the discount for every term after the next renewal; times the price it is their value
 */
public record Prospect(double chance, double chanceLow, double chanceHigh, double expected, int low, int high,
        double worth,
        double worthLow, double worthHigh) {

    private static final double TAIL = 0.05;

    /**
     * The prospect of such a contract.
     *
     * @param made renewals made
     * @param discount factor for one term
     * @param most renewals that are looked at
     */
    public static Prospect of(RenewalFit fit, int made, double discount, int most) {
        double[] reached = new double[most + 1];
        reached[0] = 1;
        for (Point point : fit.points()) {
            double share = point.weight();
            for (int k = 1; k <= most; k++) {
                share *= point.law().renewal(made + k - 1);
                reached[k] += share;
            }
        }
        int low = quantile(reached, TAIL);
        int high = quantile(reached, 1 - TAIL);
        double[] chances = bounds(fit.points(), point -> point.law().renewal(made));
        return new Prospect(fit.law().renewal(made), chances[0], chances[1], fit.law().residual(made, 1, most), low,
                high, fit.law().residual(made, discount, most), annuity(discount, low), annuity(discount, high));
    }

    /** The smallest number of renewals that is not exceeded with at least a probability. */
    private static int quantile(double[] reached, double probability) {
        int count = 0;
        while (count + 1 < reached.length && 1 - reached[count + 1] < probability) {
            count++;
        }
        return count;
    }

    private static double annuity(double discount, int renewals) {
        double sum = 0;
        for (int k = renewals; k > 0; k--) {
            sum = 1 + discount * sum;
        }
        return sum;
    }

    /** Bounds outside which a figure of the parameters lies with 5 % on either side. */
    private static double[] bounds(List<Point> points, ToDoubleFunction<Point> figure) {
        List<Point> ordered = points.stream().sorted(Comparator.comparingDouble(figure)).toList();
        double[] below = new double[ordered.size()];
        double sum = 0;
        for (int i = 0; i < below.length; i++) {
            double weight = ordered.get(i).weight();
            below[i] = sum + weight / 2;
            sum += weight;
        }
        double[] figures = ordered.stream().mapToDouble(figure).toArray();
        return new double[]{at(below, figures, TAIL), at(below, figures, 1 - TAIL)};
    }

    private static double at(double[] below, double[] figures, double probability) {
        int found = Arrays.binarySearch(below, probability);
        int above = found >= 0 ? found : -found - 1;
        if (above == 0) {
            return figures[0];
        }
        if (above == below.length) {
            return figures[above - 1];
        }
        double part = (probability - below[above - 1]) / (below[above] - below[above - 1]);
        return figures[above - 1] + part * (figures[above] - figures[above - 1]);
    }
}
