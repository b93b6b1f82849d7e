package dev.perennial.engine.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.perennial.engine.model.lifecycle.LifecycleSettings;
import dev.perennial.engine.model.rfm.QuadrantSettings;
import dev.perennial.engine.model.rfm.RfmSettings;
import dev.perennial.engine.value.PeriodUnit;
import dev.perennial.engine.value.ValueSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the models. Each default is the one documented in docs/models. */
final class ModelOptions {

    @Option(names = "--unit", paramLabel = "day|week|month", defaultValue = "week", descriptionKey = "model.unit")
    PeriodUnit unit = PeriodUnit.WEEK;

    @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "model.as-of")
    @Nullable
    LocalDate asOf;

    @Option(names = "--horizon", paramLabel = "N", defaultValue = "52", descriptionKey = "model.horizon")
    int horizon = 52;

    @Option(names = "--holdout", paramLabel = "N", defaultValue = "0", descriptionKey = "model.holdout")
    int holdout;

    @Option(names = "--margin", paramLabel = "P", defaultValue = "1.0", descriptionKey = "model.margin")
    double margin = 1.0;

    @Option(names = "--discount", paramLabel = "P", defaultValue = "0.10", descriptionKey = "model.discount")
    double discount = 0.10;

    @Option(names = "--level", paramLabel = "P", defaultValue = "0.80", descriptionKey = "model.level")
    double level = 0.80;

    @Option(names = "--currency", paramLabel = "CODE", defaultValue = "", descriptionKey = "model.currency")
    String currency = "";

    @Option(names = "--rfm", paramLabel = "quantile|fixed|natural-breaks", defaultValue = "quantile", descriptionKey = "model.rfm")
    String rfm = "quantile";

    @Option(names = "--rfm-days", paramLabel = "C,C,C,C", split = ",", descriptionKey = "model.rfm-days")
    List<Double> rfmDays = List.of();

    @Option(names = "--rfm-orders", paramLabel = "C,C,C,C", split = ",", descriptionKey = "model.rfm-orders")
    List<Double> rfmOrders = List.of();

    @Option(names = "--rfm-spend", paramLabel = "C,C,C,C", split = ",", descriptionKey = "model.rfm-spend")
    List<Double> rfmSpend = List.of();

    @Option(names = "--rfm-threshold", paramLabel = "SCORE", defaultValue = "0", descriptionKey = "model.rfm-threshold")
    double rfmThreshold;

    @Option(names = "--quadrant-window", paramLabel = "MONTHS", defaultValue = "12", descriptionKey = "model.quadrant-window")
    int quadrantWindow = 12;

    @Option(names = "--quadrant-cut", paramLabel = "mean|median|ORDERS,BASKET", defaultValue = "mean", descriptionKey = "model.quadrant-cut")
    String quadrantCut = "mean";

    @Option(names = "--lost-p-alive", paramLabel = "P", defaultValue = "0.20", descriptionKey = "model.lost-p-alive")
    double lostPAlive = 0.20;

    @Option(names = "--lost-any-order", paramLabel = "P", defaultValue = "0.05", descriptionKey = "model.lost-any-order")
    double lostAnyOrder = 0.05;

    @Option(names = "--mature-repeats", paramLabel = "N", defaultValue = "4", descriptionKey = "model.mature-repeats")
    int matureRepeats = 4;

    @Option(names = "--mature-variation", paramLabel = "CV", defaultValue = "1.0", descriptionKey = "model.mature-variation")
    double matureVariation = 1.0;

    @Option(names = "--decline-significance", paramLabel = "P", defaultValue = "0.05", descriptionKey = "model.decline-significance")
    double declineSignificance = 0.05;

    @Option(names = "--won-back-days", paramLabel = "N", defaultValue = "365", descriptionKey = "model.won-back-days")
    int wonBackDays = 365;

    /** @throws IllegalArgumentException naming the value that cannot be */
    ValueSettings settings() {
        return new ValueSettings(unit, Optional.ofNullable(asOf), horizon, holdout, margin, discount, level, currency,
                new RfmSettings(method(), rfmDays, rfmOrders, rfmSpend, rfmThreshold), quadrant(),
                new LifecycleSettings(lostPAlive, lostAnyOrder, matureRepeats, matureVariation, declineSignificance,
                        wonBackDays));
    }

    private RfmSettings.Method method() {
        for (RfmSettings.Method method : RfmSettings.Method.values()) {
            if (method.code().equals(rfm)) {
                return method;
            }
        }
        throw new IllegalArgumentException("--rfm " + rfm + ": quantile | fixed | natural-breaks");
    }

    private QuadrantSettings quadrant() {
        for (QuadrantSettings.Cut cut : List.of(QuadrantSettings.Cut.MEAN, QuadrantSettings.Cut.MEDIAN)) {
            if (cut.code().equals(quadrantCut)) {
                return new QuadrantSettings(quadrantWindow, cut, 0, 0);
            }
        }
        String[] cuts = quadrantCut.split(",", -1);
        if (cuts.length == 2) {
            try {
                return new QuadrantSettings(quadrantWindow, QuadrantSettings.Cut.FIXED, Double.parseDouble(cuts[0]),
                        Double.parseDouble(cuts[1]));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("--quadrant-cut " + quadrantCut + ": mean | median | 3,250", e);
            }
        }
        throw new IllegalArgumentException("--quadrant-cut " + quadrantCut + ": mean | median | 3,250");
    }
}
