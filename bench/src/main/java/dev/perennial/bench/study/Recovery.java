package dev.perennial.bench.study;

import java.util.List;
import java.util.stream.IntStream;

import dev.perennial.bench.Report;

/** How near estimates of known parameters come to them, and how often their confidence intervals hold them. */
record Recovery(String[] names, double[] truth, List<Estimate> estimates) {

    /** Of the normal distribution: 95 % lie within so many standard errors. */
    private static final double NORMAL_95 = 1.959964;

    /** The parameters found in one base and their standard errors. */
    record Estimate(double[] values, double[] errors) {
    }

    /** A line for each parameter. */
    void tell(Report report, String setting) {
        for (int i = 0; i < truth.length; i++) {
            int parameter = i;
            double[] ratios = estimates.stream().mapToDouble(e -> e.values[parameter] / truth[parameter]).sorted()
                    .toArray();
            report.row("parameters", setting + " " + names[i]).put("truth", truth[i])
                    .put("bases", (long) ratios.length)
                    .put("bias %", 100 * (mean(ratios) - 1)).put("median bias %", 100 * (median(ratios) - 1))
                    .put("RMSE %", 100 * Math.sqrt(IntStream.range(0, ratios.length)
                            .mapToDouble(k -> Math.pow(ratios[k] - 1, 2)).average().orElse(Double.NaN)))
                    .put("95 % holds", held(parameter, false)).put("95 % of ln holds", held(parameter, true));
        }
    }

    /** Share of the intervals that hold the truth, in percent: on the scale of the parameter or of its logarithm. */
    private double held(int i, boolean logarithm) {
        return 100 * estimates.stream().mapToDouble(e -> {
            double distance = logarithm
                    ? Math.log(e.values[i] / truth[i]) * e.values[i]
                    : e.values[i] - truth[i];
            return Math.abs(distance) <= NORMAL_95 * e.errors[i] ? 1 : 0;
        }).average().orElse(Double.NaN);
    }

    private static double mean(double[] values) {
        return IntStream.range(0, values.length).mapToDouble(k -> values[k]).average().orElse(Double.NaN);
    }

    private static double median(double[] sorted) {
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
