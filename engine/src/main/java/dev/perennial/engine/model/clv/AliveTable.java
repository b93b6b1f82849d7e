package dev.perennial.engine.model.clv;

import java.util.concurrent.ConcurrentHashMap;

import dev.perennial.engine.math.Chebyshev;

/**
 * Expected and discounted expected orders over a horizon of a customer active at T, as functions of x and T alone.
 *
 * <p>For each x present the logarithms of both are interpolated over ln(α + T) at Chebyshev points; above
 * {@value #EXACT} repeat orders the rows themselves are interpolated over ln(r + x), octave by octave. The functions are
 * analytic in those logarithms within π of the real axis; the relative error stays below 1e-9. Rows are made when first
 * asked for, the same whoever asks; memory is about 200 numbers for each x present.
 *
 * <p>Discounting is at the end of each unit: Σ_j v^j (E_j − E_(j−1)) = Σ_(j&lt;H) (v^j − v^(j+1)) E_j + v^H E_H, where
 * the smooth E_j is read off its interpolant in ln(α + T + j), so that the sum needs few evaluations of E.
 */
final class AliveTable {

    private static final int EXACT = 64;
    private static final int OCTAVE_POINTS = 12;
    private static final double STRIP = 0.9 * Math.PI;

    private final PurchaseModel model;
    private final double logAlpha;
    private final double halfLength;
    private final DiscountedSum[] sums;
    private final ConcurrentHashMap<Integer, Row> rows = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, Row[]> octaves = new ConcurrentHashMap<>();

    /**
     * A table for T from 0 to {@code longest} units.
     *
     * @param horizon in whole units
     * @param unitDiscount v, the present worth of 1 at the end of a unit
     */
    AliveTable(PurchaseModel model, double longest, int horizon, double unitDiscount) {
        this.model = model;
        this.logAlpha = Math.log(model.alpha());
        this.halfLength = Math.log1p(longest / model.alpha()) / 2;
        double[] points = Chebyshev.points(Chebyshev.pointsFor(halfLength, STRIP));
        this.sums = new DiscountedSum[points.length];
        for (int k = 0; k < points.length; k++) {
            double time = Math.exp(logAlpha + halfLength * (1 + points[k]));
            sums[k] = new DiscountedSum(time, horizon, unitDiscount);
        }
    }

    /** Both functions of T for one x. */
    record Row(double[] logExpected, double[] logDiscounted) {
    }

    /** Where T lies in the table, from ln((α + T) / α). */
    double position(double logTime) {
        return halfLength > 0 ? logTime / halfLength - 1 : 0;
    }

    double expected(Row row, double position) {
        return Math.exp(Chebyshev.at(row.logExpected, position));
    }

    double discounted(Row row, double position) {
        return Math.exp(Chebyshev.at(row.logDiscounted, position));
    }

    Row row(int x) {
        Row known = rows.get(x);
        return known != null ? known : rows.computeIfAbsent(x, n -> n <= EXACT ? exact(n) : interpolated(n));
    }

    private Row exact(double x) {
        double[] expected = new double[sums.length];
        double[] discounted = new double[sums.length];
        for (int k = 0; k < sums.length; k++) {
            double t = sums[k].time() - model.alpha();
            expected[k] = Math.log(CountDistribution.of(model, x, t, sums[k].horizon()).mean());
            discounted[k] = Math.log(sums[k].of(model, x));
        }
        return new Row(Chebyshev.coefficients(expected), Chebyshev.coefficients(discounted));
    }

    private Row interpolated(int x) {
        int octave = 31 - Integer.numberOfLeadingZeros((x - 1) / EXACT);
        double low = Math.log(model.r() + ((long) EXACT << octave));
        double high = Math.log(model.r() + ((long) EXACT << (octave + 1)));
        Row[] nodes = octaves.computeIfAbsent(octave, _ -> octave(low, high));
        double[] weights = Chebyshev.lagrange(OCTAVE_POINTS, 2 * (Math.log(model.r() + x) - low) / (high - low) - 1);
        double[] expected = new double[sums.length];
        double[] discounted = new double[sums.length];
        for (int i = 0; i < nodes.length; i++) {
            for (int j = 0; j < expected.length; j++) {
                expected[j] += weights[i] * nodes[i].logExpected[j];
                discounted[j] += weights[i] * nodes[i].logDiscounted[j];
            }
        }
        return new Row(expected, discounted);
    }

    private Row[] octave(double low, double high) {
        double[] points = Chebyshev.points(OCTAVE_POINTS);
        Row[] nodes = new Row[points.length];
        for (int i = 0; i < points.length; i++) {
            nodes[i] = exact(Math.exp(low + (high - low) * (1 + points[i]) / 2) - model.r());
        }
        return nodes;
    }
}
