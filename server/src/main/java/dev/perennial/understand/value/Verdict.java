package dev.perennial.understand.value;

import java.util.Locale;

import tools.jackson.databind.JsonNode;

/**
 * How far a run's model can be trusted, judged by its backtest.
 *
 * @param grade {@code good}: the total within a tenth and the interval held, no baseline nearer; {@code fair}: within a
 *        quarter, or a baseline nearer by one measure; {@code poor}: worse; {@code unknown}: nothing was held out
 */
public record Verdict(String grade, String sentence) {

    private static final double CLOSE = 0.10;
    private static final double ACCEPTABLE = 0.25;

    static Verdict of(JsonNode report, Locale locale) {
        Say say = new Say(locale, "CNY");
        JsonNode holdout = report.path("holdout");
        if (!holdout.isObject()) {
            return new Verdict("unknown", say.text("verdict.unknown"));
        }
        double actual = holdout.path("actual").asDouble();
        double predicted = holdout.path("predicted").asDouble();
        double bias = actual == 0 ? 1 : Math.abs(predicted / actual - 1);
        boolean held = holdout.path("low").asDouble() <= actual && actual <= holdout.path("high").asDouble();
        boolean beaten = !holdout.path("betterBaselines").isEmpty();
        String grade = bias <= CLOSE && held && !beaten ? "good" : bias <= ACCEPTABLE ? "fair" : "poor";
        return new Verdict(grade, say.text("verdict." + grade, holdout.path("units").asInt(), say.count(actual),
                say.count(predicted), say.percent(bias), say.text(beaten ? "verdict.beaten" : "verdict.unbeaten")));
    }
}
