package dev.perennial.engine.model.churn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Whether one ranking tells better than another who stays away: the difference of their {@link Auc} with the interval
 * of a paired bootstrap. Customers are drawn with replacement, the same for all rankings, and the middle 95 % of the
 * differences are the interval (Efron and Tibshirani 1993, section 13.3).
 *
 * @param code what the ranking is by
 * @param difference AUC of the first ranking less this one's; 0 for the first itself
 */
public record RankingProof(String code, double auc, double difference, double low, double high) {

    static final String CLASSIFIER = "classifier";
    static final int RESAMPLES = 1_000;
    private static final long SEED = 20_251_122;
    private static final double TAIL = 0.025;

    /** A score of everybody. */
    public record Score(String code, double[] values) {
    }

    /** Compares the first score with each of the others. */
    public static List<RankingProof> of(List<Score> scores, boolean[] happened) {
        List<Auc> rankings = scores.stream().map(score -> new Auc(score.values(), happened)).toList();
        double[][] differences = new double[scores.size()][RESAMPLES];
        IntStream.range(0, RESAMPLES).parallel().forEach(k -> {
            int[] times = resample(happened.length, k);
            double first = rankings.getFirst().value(times);
            for (int j = 1; j < rankings.size(); j++) {
                differences[j][k] = first - rankings.get(j).value(times);
            }
        });
        double best = rankings.getFirst().value();
        List<RankingProof> proofs = new ArrayList<>();
        for (int j = 0; j < scores.size(); j++) {
            double auc = rankings.get(j).value();
            Arrays.sort(differences[j]);
            proofs.add(new RankingProof(scores.get(j).code(), auc, best - auc, quantile(differences[j], TAIL),
                    quantile(differences[j], 1 - TAIL)));
        }
        return proofs;
    }

    /** How often each is drawn; every resample has numbers of its own, whichever thread is ahead. */
    private static int[] resample(int customers, int number) {
        SplittableRandom random = new SplittableRandom(SEED + number);
        int[] times = new int[customers];
        for (int i = 0; i < customers; i++) {
            times[random.nextInt(customers)]++;
        }
        return times;
    }

    /** With linear interpolation between neighbours. */
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        double above = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (place - below) * (above - sorted[below]);
    }

    /** What the interval says of the first ranking against this one. */
    public String verdict() {
        return low > 0 ? "better" : high < 0 ? "worse" : "no-different";
    }

    Map<String, Object> line() {
        return code.equals(CLASSIFIER)
                ? Map.of("code", code, "auc", auc)
                : Map.of("code", code, "auc", auc, "difference", difference, "low", low, "high", high, "verdict",
                        verdict());
    }
}
