package dev.perennial.engine.model.churn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.perennial.engine.model.churn.RankingProof.Score;
import dev.perennial.engine.model.clv.PurchaseChoice;
import dev.perennial.engine.model.clv.PurchaseChoice.Kind;
import dev.perennial.engine.model.clv.PurchaseData;
import dev.perennial.engine.model.clv.PurchaseFitting;
import dev.perennial.engine.model.clv.PurchaseModel;
import dev.perennial.engine.shard.LocalShards;
import dev.perennial.engine.shard.Shards;

/**
 * How a classifier did on orders that it had not seen, beside simpler rankings.
 *
 * @param rankings the classifier, then what it is compared with
 * @param learntFrom customers
 */
record ChurnProof(List<RankingProof> rankings, Reliability reliability, int learntFrom) {

    private static final double WEEK = 7;

    static ChurnProof of(ChurnClassifier classifier, ChurnSample unseen, int horizon) {
        double[] forecasts = classifier.probabilities(unseen);
        double[] recency = new double[unseen.size()];
        boolean repeats = false;
        for (int i = 0; i < recency.length; i++) {
            recency[i] = unseen.recency()[i];
            repeats |= unseen.orderDays()[i] > 1;
        }
        List<Score> scores = new ArrayList<>(
                List.of(new Score(RankingProof.CLASSIFIER, forecasts), new Score("recency", recency)));
        if (repeats) {
            scores.addAll(byPurchaseModel(unseen, horizon));
        }
        return new ChurnProof(RankingProof.of(scores, unseen.churned()), Reliability.of(forecasts, unseen.churned()),
                classifier.customers());
    }

    /** What MBG/NBD, fitted to the orders up to the cutoff, says of who has left and of who orders no more. */
    private static List<Score> byPurchaseModel(ChurnSample sample, int horizon) {
        PurchaseModel model = PurchaseFitting.fit(purchases(sample), PurchaseChoice.of(Kind.MBG_NBD), 0).model();
        int n = sample.size();
        double[] gone = new double[n];
        double[] silent = new double[n];
        IntStream.range(0, n).parallel().forEach(i -> {
            int x = sample.orderDays()[i] - 1;
            double tx = (sample.age()[i] - sample.recency()[i]) / WEEK;
            double t = sample.age()[i] / WEEK;
            double alive = model.pAlive(x, tx, t);
            gone[i] = 1 - alive;
            silent[i] = 1 - alive * model.anyIfAlive(x, tx, t, horizon / WEEK);
        });
        return List.of(new Score("p-alive", gone), new Score("any-order", silent));
    }

    private static Shards<PurchaseData> purchases(ChurnSample sample) {
        int n = sample.size();
        List<PurchaseData> parts = new ArrayList<>();
        for (int part = 0; part < Shards.COUNT; part++) {
            int from = (int) ((long) part * n / Shards.COUNT);
            int to = (int) ((long) (part + 1) * n / Shards.COUNT);
            int[] x = new int[to - from];
            int[] tx = new int[to - from];
            int[] t = new int[to - from];
            for (int i = from; i < to; i++) {
                x[i - from] = sample.orderDays()[i] - 1;
                tx[i - from] = sample.age()[i] - sample.recency()[i];
                t[i - from] = sample.age()[i];
            }
            parts.add(new PurchaseData(x, tx, t, WEEK));
        }
        return new LocalShards<>(parts);
    }

    /** The comparison with one of the others. */
    RankingProof against(String code) {
        return rankings.stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
    }

    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        RankingProof recency = against("recency");
        figures.put("auc", rankings.getFirst().auc());
        figures.put("auc_recency", recency.auc());
        figures.put("auc_difference", recency.difference());
        figures.put("auc_difference_low", recency.low());
        figures.put("auc_difference_high", recency.high());
        figures.put("brier", reliability.brier());
        figures.put("brier_constant", reliability.constantBrier());
        figures.put("churned_share", reliability.observed());
        figures.put("predicted_share", reliability.predicted());
        figures.put("judged_customers", (double) reliability.customers());
        figures.put("learnt_customers", (double) learntFrom);
        return figures;
    }

    Map<String, List<Map<String, Object>>> tables() {
        return Map.of("rankings", rankings.stream().map(RankingProof::line).toList(), "reliability",
                reliability.groups().stream().map(Reliability.Group::line).toList());
    }
}
