package dev.perennial.engine.model.clv;

import java.io.Serializable;
import java.util.concurrent.ConcurrentHashMap;

import dev.perennial.engine.math.Chebyshev;
import org.jspecify.annotations.Nullable;

/**
 * {@link ParetoTail} of the customers of a base: for each x present both functions and their derivatives are
 * interpolated at Chebyshev points of z = ln((β + d) / (α + d)), a short interval on which they are analytic within π of
 * the real axis. Relative errors are below 1e-10. Where many customers share an x the functions are also tabulated by day.
 */
final class ParetoTable implements Serializable {

    /** Values for one x and day: ln F, then its derivatives by e, f and ln ρ. */
    private static final int FIELDS = 4;
    private static final double STRIP = 0.9 * Math.PI;

    private final ParetoNbd model;
    private final double start;
    private final double halfLength;
    private final int points;
    private final double[] z;
    private final double[] logAlpha;
    private final double[] logBeta;
    private transient volatile @Nullable ConcurrentHashMap<Integer, Row> rows;

    ParetoTable(ParetoNbd model, double unitDays, int highestDay) {
        this.model = model;
        this.z = new double[highestDay + 1];
        this.logAlpha = new double[highestDay + 1];
        this.logBeta = new double[highestDay + 1];
        for (int d = 0; d <= highestDay; d++) {
            logAlpha[d] = Math.log(model.alpha() + d / unitDays);
            logBeta[d] = Math.log(model.beta() + d / unitDays);
            z[d] = logBeta[d] - logAlpha[d];
        }
        this.start = Math.min(z[0], z[highestDay]);
        this.halfLength = Math.abs(z[highestDay] - z[0]) / 2;
        this.points = Chebyshev.pointsFor(halfLength, STRIP);
    }

    double logAlpha(int day) {
        return logAlpha[day];
    }

    double logBeta(int day) {
        return logBeta[day];
    }

    double pAlive(int x, int txDays, int tDays) {
        Row row = row(x);
        double since = (model.r() + x) * (logAlpha[tDays] - logAlpha[txDays])
                + model.s() * (logBeta[tDays] - logBeta[txDays]);
        return Math.min(1, 1 / (Math.exp(row.next(tDays)) + Math.exp(since + row.leaves(txDays))));
    }

    Row row(int x) {
        ConcurrentHashMap<Integer, Row> known = rows;
        if (known == null) {
            synchronized (this) {
                known = rows;
                if (known == null) {
                    known = new ConcurrentHashMap<>();
                    rows = known;
                }
            }
        }
        Row row = known.get(x);
        return row != null ? row : known.computeIfAbsent(x, Row::new);
    }

    /** The functions for one x. */
    final class Row {

        private final double[][] leaves;
        private final double[][] next;
        private double @Nullable [] byDay;

        private Row(int x) {
            double shape = model.r() + x;
            double[][] left = new double[FIELDS][points];
            double[][] came = new double[FIELDS][points];
            double[] positions = Chebyshev.points(points);
            for (int i = 0; i < points; i++) {
                double rho = Math.exp(start + halfLength * (1 + positions[i]));
                put(left, i, ParetoTail.logWithDerivatives(model.s(), shape, rho));
                put(came, i, ParetoTail.logWithDerivatives(shape, model.s(), 1 / rho));
            }
            leaves = coefficients(left);
            next = coefficients(came);
        }

        private static void put(double[][] columns, int i, double[] values) {
            for (int field = 0; field < FIELDS; field++) {
                columns[field][i] = values[field];
            }
        }

        private static double[][] coefficients(double[][] values) {
            double[][] coefficients = new double[FIELDS][];
            for (int field = 0; field < FIELDS; field++) {
                coefficients[field] = Chebyshev.coefficients(values[field]);
            }
            return coefficients;
        }

        private double position(int day) {
            return halfLength > 0 ? (z[day] - start) / halfLength - 1 : 0;
        }

        /** ln of the chance that a customer active on this day leaves before the next order. */
        double leaves(int day) {
            return Chebyshev.at(leaves[0], position(day));
        }

        /** ln of the chance that the next order comes first. */
        double next(int day) {
            return Chebyshev.at(next[0], position(day));
        }

        /** Tabulates all days, if that is less work than asking for them one by one. */
        void prepare(long customers) {
            if (customers > z.length) {
                double[] all = new double[2 * FIELDS * z.length];
                for (int day = 0; day < z.length; day++) {
                    fill(day, false, all, 2 * FIELDS * day);
                    fill(day, true, all, 2 * FIELDS * day + FIELDS);
                }
                byDay = all;
            }
        }

        /** Where the four values for a day stand: in {@code scratch} from 0, or in what {@link #prepare} made. */
        int offset(int day, boolean later, double[] scratch) {
            if (byDay != null) {
                return 2 * FIELDS * day + (later ? FIELDS : 0);
            }
            fill(day, later, scratch, 0);
            return 0;
        }

        double[] values(double[] scratch) {
            double[] all = byDay;
            return all != null ? all : scratch;
        }

        private void fill(int day, boolean later, double[] into, int at) {
            double position = position(day);
            double[][] functions = later ? next : leaves;
            for (int field = 0; field < FIELDS; field++) {
                into[at + field] = Chebyshev.at(functions[field], position);
            }
        }
    }
}
