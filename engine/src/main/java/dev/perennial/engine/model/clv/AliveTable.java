package dev.perennial.engine.model.clv;

import java.util.concurrent.ConcurrentHashMap;

import dev.perennial.engine.math.Chebyshev;

/**
 * Expected and discounted expected orders over a horizon of a customer active at T, as functions of x and T alone.
 *
 * <p>For each x present the logarithms of both are interpolated over ln(α + T) at Chebyshev points, from the shortest T
 * in which x orders can fall on different days; above {@value #EXACT} repeat orders the rows themselves are interpolated
 * over ln(r + x), octave by octave. The functions are analytic in those logarithms within π of the real axis, with regular
 * orders within π (1/2 + 1/k); the relative error stays below 1e-9. Rows are made when first asked for, the same whoever asks; memory is about 100
 * numbers for each x present.
 *
 * <p>Discounting is at the end of each unit: Σ_j v^j (E_j − E_(j−1)) = Σ_(j&lt;H) (v^j − v^(j+1)) E_j + v^H E_H, where
 * the smooth E_j is read off its interpolant in ln(α + T + j), so that the sum needs few evaluations of E.
 */
final class AliveTable {

    private static final int EXACT = 63;
    private static final int OCTAVE_POINTS = 12;

    private final PurchaseModel model;
    private final int stage;
    private final double strip;
    private final double unitDays;
    private final double longest;
    private final int horizon;
    private final double unitDiscount;
    private final ConcurrentHashMap<Integer, Row> rows = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, Octave> octaves = new ConcurrentHashMap<>();

    /**
     * A table for T from 0 to {@code longest} units.
     *
     * @param stage between two orders in which customers are, see {@link PurchaseModel#stages}
     * @param horizon in whole units
     * @param unitDiscount v, the present worth of 1 at the end of a unit
     */
    AliveTable(PurchaseModel model, int stage, double unitDays, double longest, int horizon, double unitDiscount) {
        this.model = model;
        this.stage = stage;
        this.strip = Math.PI * (model.stages() == 1 ? 0.9 : 0.75 * (0.5 + 1.0 / model.stages()));
        this.unitDays = unitDays;
        this.longest = longest;
        this.horizon = horizon;
        this.unitDiscount = unitDiscount;
    }

    Row row(int x) {
        Row known = rows.get(x);
        return known != null ? known : rows.computeIfAbsent(x, this::make);
    }

    private Row make(int x) {
        Octave octave = octaves.computeIfAbsent(Integer.highestOneBit(x), Octave::new);
        return x <= EXACT ? octave.exact(x) : octave.interpolated(x);
    }

    /** Both functions of T for one x; {@code logTime} is ln((α + T) / α). */
    final class Row {

        private final double x;
        private final double start;
        private final double halfLength;
        private final double[] logExpected;
        private final double[] logDiscounted;

        private Row(double x, Octave octave, double[] logExpected, double[] logDiscounted) {
            this.x = x;
            this.start = octave.start;
            this.halfLength = octave.halfLength;
            this.logExpected = logExpected;
            this.logDiscounted = logDiscounted;
        }

        double expected(double logTime) {
            return logTime < start
                    ? plain(logTime, false)
                    : Math.exp(Chebyshev.at(logExpected, position(logTime)));
        }

        double discounted(double logTime) {
            return logTime < start
                    ? plain(logTime, true)
                    : Math.exp(Chebyshev.at(logDiscounted, position(logTime)));
        }

        private double position(double logTime) {
            return halfLength > 0 ? (logTime - start) / halfLength - 1 : 0;
        }

        private double plain(double logTime, boolean discount) {
            double time = model.alpha() * Math.exp(logTime);
            return discount
                    ? new DiscountedSum(time, horizon, unitDiscount).of(model, stage, x)
                    : CountDistribution.inStage(model, stage, x, time - model.alpha(), horizon).mean();
        }
    }

    /** The rows from {@code lowest} repeat orders to twice as many, on the same points of T. */
    private final class Octave {

        private final double low;
        private final double high;
        private final double start;
        private final double halfLength;
        private final DiscountedSum[] sums;
        private final Row[] nodes;

        Octave(int lowest) {
            low = Math.log(model.r() + lowest);
            high = Math.log(model.r() + 2.0 * lowest);
            start = Math.log1p(Math.min(longest, lowest / unitDays) / model.alpha());
            halfLength = (Math.log1p(longest / model.alpha()) - start) / 2;
            double[] points = Chebyshev.points(Chebyshev.pointsFor(halfLength, strip));
            sums = new DiscountedSum[points.length];
            for (int k = 0; k < points.length; k++) {
                double time = model.alpha() * Math.exp(start + halfLength * (1 + points[k]));
                sums[k] = new DiscountedSum(time, horizon, unitDiscount);
            }
            nodes = new Row[lowest <= EXACT ? 0 : OCTAVE_POINTS];
            double[] positions = Chebyshev.points(OCTAVE_POINTS);
            for (int i = 0; i < nodes.length; i++) {
                nodes[i] = exact(Math.exp(low + (high - low) * (1 + positions[i]) / 2) - model.r());
            }
        }

        Row exact(double x) {
            double[] expected = new double[sums.length];
            double[] discounted = new double[sums.length];
            for (int k = 0; k < sums.length; k++) {
                double t = sums[k].time() - model.alpha();
                expected[k] = Math.log(CountDistribution.inStage(model, stage, x, t, horizon).mean());
                discounted[k] = Math.log(sums[k].of(model, stage, x));
            }
            return new Row(x, this, Chebyshev.coefficients(expected), Chebyshev.coefficients(discounted));
        }

        Row interpolated(int x) {
            double position = 2 * (Math.log(model.r() + x) - low) / (high - low) - 1;
            double[] weights = Chebyshev.lagrange(OCTAVE_POINTS, position);
            double[] expected = new double[sums.length];
            double[] discounted = new double[sums.length];
            for (int i = 0; i < nodes.length; i++) {
                for (int j = 0; j < expected.length; j++) {
                    expected[j] += weights[i] * nodes[i].logExpected[j];
                    discounted[j] += weights[i] * nodes[i].logDiscounted[j];
                }
            }
            return new Row(x, this, expected, discounted);
        }
    }
}
