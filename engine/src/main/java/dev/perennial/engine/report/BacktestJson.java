package dev.perennial.engine.report;

import dev.perennial.engine.model.backtest.Backtest;
import dev.perennial.engine.model.backtest.ChurnRanking;
import dev.perennial.engine.model.churn.RankingProof;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The holdout as JSON. */
final class BacktestJson {

    private BacktestJson() {
    }

    static void fill(ObjectNode node, Backtest test) {
        node.put("cut", test.cut().toString());
        node.put("until", test.until().toString());
        node.put("units", test.units());
        node.put("customers", test.customers());
        score(node, test.model());
        JsonReport.put(node, "low", test.total().low());
        JsonReport.put(node, "high", test.total().high());
        ObjectNode coverage = node.putObject("coverage");
        JsonReport.put(coverage, "level", test.coverage().level());
        JsonReport.put(coverage, "orders", test.coverage().orders());
        JsonReport.put(coverage, "ordersTransform", test.coverage().ordersTransform());
        JsonReport.put(coverage, "value", test.coverage().value());
        JsonReport.put(coverage, "valueTransform", test.coverage().valueTransform());
        ObjectNode baselines = node.putObject("baselines");
        test.baselines().forEach(
                score -> score(baselines.putObject(JsonReport.camel(score.predictor())), score));
        ArrayNode better = node.putArray("betterBaselines");
        test.betterBaselines().forEach(code -> better.add(code));
        test.churn().ifPresentOrElse(churn -> churn(node.putObject("churnRanking"), churn),
                () -> node.putNull("churnRanking"));
        ArrayNode classes = node.putArray("byFrequency");
        test.byFrequency().forEach(one -> frequency(classes.addObject(), one));
        ArrayNode points = node.putArray("tracking");
        test.tracking().forEach(point -> tracking(points.addObject(), point));
    }

    private static void churn(ObjectNode node, ChurnRanking churn) {
        node.put("customers", churn.customers());
        node.put("silent", churn.silent());
        ArrayNode rankings = node.putArray("rankings");
        for (RankingProof ranking : churn.rankings()) {
            ObjectNode one = rankings.addObject();
            one.put("code", ranking.code());
            JsonReport.put(one, "auc", ranking.auc());
            if (rankings.size() > 1) {
                JsonReport.put(one, "difference", ranking.difference());
                JsonReport.put(one, "low", ranking.low());
                JsonReport.put(one, "high", ranking.high());
                one.put("verdict", ranking.verdict());
            }
        }
    }

    private static void score(ObjectNode node, Backtest.Score score) {
        node.put("predictor", score.predictor());
        JsonReport.put(node, "actual", score.actual());
        JsonReport.put(node, "predicted", score.predicted());
        JsonReport.put(node, "mae", score.mae());
        JsonReport.put(node, "rmse", score.rmse());
        JsonReport.put(node, "bias", score.bias());
        JsonReport.put(node, "correlation", score.correlation());
        JsonReport.put(node, "auc", score.auc());
        JsonReport.put(node, "topDecileShare", score.topDecileShare());
    }

    private static void frequency(ObjectNode node, Backtest.FrequencyClass one) {
        node.put("frequency", one.frequency());
        node.put("open", one.open());
        node.put("customers", one.customers());
        JsonReport.put(node, "predictedMean", one.predictedMean());
        JsonReport.put(node, "actualMean", one.actualMean());
    }

    private static void tracking(ObjectNode node, Backtest.TrackingPoint point) {
        node.put("unit", point.unit());
        node.put("day", point.day().toString());
        JsonReport.put(node, "predicted", point.predicted());
        JsonReport.put(node, "actual", point.actual());
        node.put("holdout", point.holdout());
    }
}
