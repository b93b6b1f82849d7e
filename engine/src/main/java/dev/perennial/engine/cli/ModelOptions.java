package dev.perennial.engine.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.perennial.engine.model.clv.MbgCnbd;
import dev.perennial.engine.model.clv.PurchaseChoice;
import dev.perennial.engine.model.lifecycle.LifecycleSettings;
import dev.perennial.engine.model.population.PopulationChoice;
import dev.perennial.engine.model.rfm.QuadrantSettings;
import dev.perennial.engine.model.rfm.RfmSettings;
import dev.perennial.engine.value.PeriodUnit;
import dev.perennial.engine.value.ValueSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the models. Each default is the one documented in docs/models. */
final class ModelOptions {

    @Option(names = "--model", paramLabel = "bg-nbd|mbg-nbd|pareto-nbd|mbg-cnbd|nbd|auto|standard", defaultValue = "standard", descriptionKey = "model.model")
    String model = "standard";

    @Option(names = "--k", paramLabel = "K", defaultValue = "0", descriptionKey = "model.k")
    int regularity;

    @Option(names = "--populations", paramLabel = "none|auto|year|half-year|quarter", defaultValue = "none", descriptionKey = "model.populations")
    String populations = "none";

    @Option(names = "--covariates", paramLabel = "FILE", descriptionKey = "model.covariates")
    @Nullable
    Path covariates;

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

    @Option(names = "--lost-chance-left", paramLabel = "SHARE", defaultValue = "0.25", descriptionKey = "model.lost-chance-left")
    double lostChanceLeft = 0.25;

    @Option(names = "--mature-repeats", paramLabel = "N", defaultValue = "4", descriptionKey = "model.mature-repeats")
    int matureRepeats = 4;

    @Option(names = "--mature-variation", paramLabel = "CV", defaultValue = "1.0", descriptionKey = "model.mature-variation")
    double matureVariation = 1.0;

    @Option(names = "--decline-significance", paramLabel = "P", defaultValue = "0.05", descriptionKey = "model.decline-significance")
    double declineSignificance = 0.05;

    @Option(names = "--won-back-days", paramLabel = "N", defaultValue = "365", descriptionKey = "model.won-back-days")
    int wonBackDays = 365;

    /** @throws OptionException naming the first value that cannot be */
    ValueSettings settings() {
        requireForecast();
        requireStages();
        return new ValueSettings(unit, Optional.ofNullable(asOf), horizon, holdout, margin, discount, level, currency,
                rfm(), quadrant(), new LifecycleSettings(lostPAlive, lostAnyOrder, lostChanceLeft, matureRepeats,
                        matureVariation, declineSignificance, wonBackDays),
                purchase(), populations(), Optional.empty());
    }

    private PopulationChoice populations() {
        if (covariates != null && !populations.equals(PopulationChoice.NONE.code())) {
            throw new OptionException("usage.populations-or-covariates");
        }
        return PopulationChoice.named(populations).orElseThrow(() -> OptionException.notAmong(
                PopulationChoice.named().stream().map(PopulationChoice::code).toList(), "--populations", populations));
    }

    private PurchaseChoice purchase() {
        List<PurchaseChoice.Kind> kinds = List.of(PurchaseChoice.Kind.values());
        PurchaseChoice.Kind kind = kinds.stream().filter(one -> one.code().equals(model)).findFirst().orElseThrow(
                () -> OptionException.notAmong(kinds.stream().map(PurchaseChoice.Kind::code).toList(), "--model",
                        model));
        OptionException.require(
                regularity == 0 || (kind == PurchaseChoice.Kind.MBG_CNBD && regularity > 0
                        && regularity <= MbgCnbd.MOST_REGULAR),
                "--k", "regularity", "2", regularity);
        return new PurchaseChoice(kind, regularity);
    }

    private void requireForecast() {
        int most = (int) (ValueSettings.LONGEST_DAYS / unit.days());
        OptionException.require(horizon >= 1 && horizon <= most, "--horizon", "horizon", "52", horizon);
        OptionException.require(holdout >= 0 && holdout <= most, "--holdout", "holdout", "26", holdout);
        OptionException.require(share(margin), "--margin", "share", "0.35", margin);
        OptionException.require(discount >= 0 && discount < 10, "--discount", "discount", "0.10", discount);
        OptionException.require(level > 0 && level <= 0.999, "--level", "level", "0.8", level);
    }

    private void requireStages() {
        OptionException.require(share(lostPAlive), "--lost-p-alive", "share", "0.20", lostPAlive);
        OptionException.require(share(lostAnyOrder), "--lost-any-order", "share", "0.05", lostAnyOrder);
        OptionException.require(share(lostChanceLeft), "--lost-chance-left", "share", "0.25", lostChanceLeft);
        OptionException.require(matureRepeats >= 2, "--mature-repeats", "two-or-more", "4", matureRepeats);
        OptionException.require(matureVariation > 0, "--mature-variation", "positive", "1.0", matureVariation);
        OptionException.require(declineSignificance > 0 && declineSignificance < 1, "--decline-significance",
                "probability", "0.05", declineSignificance);
        OptionException.require(wonBackDays >= 0, "--won-back-days", "zero-or-more", "365", wonBackDays);
    }

    private static boolean share(double value) {
        return value >= 0 && value <= 1;
    }

    private RfmSettings rfm() {
        OptionException.require(Double.isFinite(rfmThreshold), "--rfm-threshold", "number", "3.5", rfmThreshold);
        RfmSettings.Method method = method();
        if (method == RfmSettings.Method.FIXED) {
            requireCuts("--rfm-days", "30,90,180,365", rfmDays);
            requireCuts("--rfm-orders", "1,2,4,8", rfmOrders);
            requireCuts("--rfm-spend", "100,300,1000,3000", rfmSpend);
        }
        return new RfmSettings(method, rfmDays, rfmOrders, rfmSpend, rfmThreshold);
    }

    private RfmSettings.Method method() {
        List<RfmSettings.Method> methods = List.of(RfmSettings.Method.values());
        return methods.stream().filter(method -> method.code().equals(rfm)).findFirst().orElseThrow(
                () -> OptionException.notAmong(methods.stream().map(RfmSettings.Method::code).toList(), "--rfm", rfm));
    }

    private static void requireCuts(String option, String example, List<Double> cuts) {
        boolean ascending = cuts.equals(cuts.stream().sorted().toList());
        OptionException.require(cuts.size() == 4 && ascending && cuts.stream().allMatch(Double::isFinite), option,
                "cuts", example, cuts.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    private QuadrantSettings quadrant() {
        OptionException.require(quadrantWindow >= 1, "--quadrant-window", "one-or-more", "12", quadrantWindow);
        for (QuadrantSettings.Cut cut : List.of(QuadrantSettings.Cut.MEAN, QuadrantSettings.Cut.MEDIAN)) {
            if (cut.code().equals(quadrantCut)) {
                return new QuadrantSettings(quadrantWindow, cut, 0, 0);
            }
        }
        double[] cuts = numbers(quadrantCut);
        OptionException.require(cuts.length == 2 && Arrays.stream(cuts).allMatch(Double::isFinite), "--quadrant-cut",
                "quadrant-cut", "3,250", quadrantCut);
        return new QuadrantSettings(quadrantWindow, QuadrantSettings.Cut.FIXED, cuts[0], cuts[1]);
    }

    /** Numbers between commas; none if one of them is no number. */
    private static double[] numbers(String text) {
        try {
            return Arrays.stream(text.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
        } catch (NumberFormatException _) {
            return new double[0];
        }
    }
}
