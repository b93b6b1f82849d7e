package dev.perennial.engine.model.backtest;

import java.util.stream.IntStream;

import dev.perennial.engine.math.Ranking;

/**
 * Measures of a predictor against outcomes, one pair per customer, customers in the order of the source: of two with the
 * same prediction the earlier one ranks higher, so a measure is the same on every machine.
 */
final class Accuracy {

    private final double[] predicted;
    private final double[] actual;
    /** Customers from highest to lowest prediction. */
    private final int[] ranking;

    private Accuracy(double[] predicted, double[] actual) {
        this.predicted = predicted;
        this.actual = actual;
        this.ranking = Ranking.of(predicted.length, (i, j) -> Double.compare(predicted[j], predicted[i]) <= 0);
    }

    static Backtest.Score score(String predictor, double[] predicted, double[] actual) {
        Accuracy accuracy = new Accuracy(predicted, actual);
        int n = predicted.length;
        double sum = 0;
        double happened = 0;
        double absolute = 0;
        double squared = 0;
        for (int i = 0; i < n; i++) {
            double error = predicted[i] - actual[i];
            sum += predicted[i];
            happened += actual[i];
            absolute += Math.abs(error);
            squared += error * error;
        }
        return new Backtest.Score(predictor, sum, happened, absolute / n, Math.sqrt(squared / n),
                happened == 0 ? Double.NaN : (sum - happened) / happened, accuracy.correlation(sum / n, happened / n),
                accuracy.auc(), accuracy.topShare(0.1, happened));
    }

    private double correlation(double predictedMean, double actualMean) {
        double both = 0;
        double p = 0;
        double a = 0;
        for (int i = 0; i < predicted.length; i++) {
            double dp = predicted[i] - predictedMean;
            double da = actual[i] - actualMean;
            both += dp * da;
            p += dp * dp;
            a += da * da;
        }
        return both / Math.sqrt(p * a);
    }

    /** Probability that a customer who ordered was predicted above one who did not; ties count half. */
    private double auc() {
        double pairs = 0;
        long ordered = 0;
        for (int from = 0; from < ranking.length;) {
            int to = endOfTie(from);
            long orderedHere = 0;
            for (int k = from; k < to; k++) {
                orderedHere += actual[ranking[k]] > 0 ? 1 : 0;
            }
            long silentHere = to - from - orderedHere;
            pairs += silentHere * (ordered + orderedHere / 2.0);
            ordered += orderedHere;
            from = to;
        }
        return pairs / ((double) ordered * (ranking.length - ordered));
    }

    /** Share of what happened that fell to the share of customers predicted highest, rounded down to whole customers. */
    private double topShare(double share, double happened) {
        int places = (int) (share * ranking.length);
        return IntStream.range(0, places).mapToDouble(k -> actual[ranking[k]]).sum() / happened;
    }

    private int endOfTie(int from) {
        int to = from + 1;
        while (to < ranking.length && predicted[ranking[to]] == predicted[ranking[from]]) {
            to++;
        }
        return to;
    }
}
