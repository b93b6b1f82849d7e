package dev.perennial.bench.study;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import dev.perennial.bench.Report;

/**
 * How near estimates of known parameters come to them, and how often their confidence intervals hold them.
 *
 * @param estimates one for each base whose fit is not in doubt
 * @param bases all of them
 */
record Recovery(List<Figure> truth, List<Estimate> estimates, int bases) {

    /** Of the normal distribution: 95 % lie within so many standard errors. */
    private static final double NORMAL_95 = 1.959964;
    /** An estimate so many times the truth has run away: the likelihood goes on rising, ever more slowly. */
    private static final double RUNAWAY = 10;

    /** A parameter, or a figure that follows from parameters. */
    record Figure(String name, double value) {
    }

    /** The figures found in one base and their standard errors; NaN where none is told. */
    record Estimate(double[] values, double[] errors) {

        /** One figure more, by the delta method: {@code slopes} are those of its logarithm by the parameters' logarithms. */
        Estimate and(double value, double[] slopes, double[][] covariance) {
            double variance = 0;
            for (int i = 0; i < slopes.length; i++) {
                for (int j = 0; j < slopes.length; j++) {
                    variance += slopes[i] * slopes[j] * covariance[i][j];
                }
            }
            return and(value, value * Math.sqrt(variance));
        }

        Estimate and(double value, double error) {
            double[] more = Arrays.copyOf(values, values.length + 1);
            double[] moreErrors = Arrays.copyOf(errors, errors.length + 1);
            more[values.length] = value;
            moreErrors[values.length] = error;
            return new Estimate(more, moreErrors);
        }
    }

    /** A line for each figure. Runaways are counted and left out of bias and RMSE; all else is of all estimates. */
    void tell(Report report, String setting) {
        for (int i = 0; i < truth.size(); i++) {
            int figure = i;
            double value = truth.get(i).value;
            double[] ratios = estimates.stream().mapToDouble(e -> e.values[figure] / value).sorted().toArray();
            double[] near = Arrays.stream(ratios).filter(ratio -> ratio <= RUNAWAY).toArray();
            report.row("parameters", setting + ": " + truth.get(i).name).put("truth", value)
                    .put("in doubt", (long) bases - ratios.length).put("runaway", (long) ratios.length - near.length)
                    .put("median bias %", 100 * (median(ratios) - 1))
                    .put("bias %", 100 * (Arrays.stream(near).average().orElse(Double.NaN) - 1))
                    .put("RMSE %", 100 * Math.sqrt(
                            Arrays.stream(near).map(ratio -> (ratio - 1) * (ratio - 1)).average().orElse(Double.NaN)))
                    .put("95 % holds", held(figure, false)).put("95 % of ln holds", held(figure, true));
        }
    }

    /** Share of the intervals that hold the truth, in percent: on the scale of the figure or of its logarithm. */
    private double held(int figure, boolean logarithm) {
        double value = truth.get(figure).value;
        return 100 * estimates.stream().filter(e -> !Double.isNaN(e.errors[figure])).mapToDouble(e -> {
            double distance = logarithm
                    ? Math.log(e.values[figure] / value) * e.values[figure]
                    : e.values[figure] - value;
            return Math.abs(distance) <= NORMAL_95 * e.errors[figure] ? 1 : 0;
        }).average().orElse(Double.NaN);
    }

    private static double median(double[] sorted) {
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    /** These names and values. */
    static List<Figure> figures(String[] names, double[] values) {
        return IntStream.range(0, names.length).mapToObj(i -> new Figure(names[i], values[i])).toList();
    }
}
