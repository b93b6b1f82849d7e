package dev.perennial.understand.value;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import dev.perennial.engine.model.clv.PurchaseChoice;
import dev.perennial.engine.model.clv.PurchaseChoice.Kind;
import dev.perennial.engine.model.population.PopulationChoice;
import dev.perennial.engine.value.PeriodUnit;
import dev.perennial.engine.value.ValueSettings;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked for; everything may be left out. Horizon, margin, discount, model and populations say what value means
 * here, so where they are left out a run has those of the published one.
 *
 * @param asOf the day to look from; the last order's where left out
 * @param horizon weeks ahead, 52 in the first run where left out
 * @param holdout weeks held out for the backtest; where left out, those after an earlier as-of, a horizon at most, else about
 *        a fifth of the history
 * @param margin share of spend that is margin; the whole spend in the first run where left out
 * @param discount rate per year; 10 % in the first run where left out
 * @param engine {@code local} or {@code spark}
 * @param model code of a purchase model, {@code auto} or {@code standard}; the latter in the first run where left out
 * @param populations code of how customers are divided into populations with parameters of their own; {@code none} in the
 *        first run where left out
 */
public record RunSettings(@Nullable LocalDate asOf, @Nullable Integer horizon, @Nullable Integer holdout,
        @Nullable Double margin, @Nullable Double discount, @Nullable String engine, @Nullable String model,
        @Nullable String populations) {

    public static final String LOCAL = "local";
    public static final String SPARK = "spark";

    private static final List<String> MODELS = Arrays.stream(Kind.values()).map(Kind::code).toList();
    private static final List<String> POPULATIONS = PopulationChoice.named().stream().map(PopulationChoice::code)
            .toList();
    private static final int MOST_WEEKS = 520;
    private static final double HIGHEST_DISCOUNT = 5;

    /** Everything left out. */
    public static RunSettings defaults() {
        return new RunSettings(null, null, null, null, null, null, null, null);
    }

    RunSettings checked() {
        Violations violations = new Violations();
        if (horizon != null) {
            violations.within("/horizon", horizon, 1, MOST_WEEKS);
        }
        if (holdout != null) {
            violations.within("/holdout", holdout, 0, MOST_WEEKS);
        }
        if (margin != null) {
            violations.within("/margin", margin, 0, 1);
        }
        if (discount != null) {
            violations.within("/discount", discount, 0, HIGHEST_DISCOUNT);
        }
        violations.oneOf("/model", modelOrStandard(), MODELS);
        violations.oneOf("/populations", populationsOrNone(), POPULATIONS);
        violations.oneOf("/engine", engineOrLocal(), List.of(LOCAL, SPARK)).refuse();
        return this;
    }

    /** These settings, completed by what value meant in another run. */
    RunSettings meaningAs(RunSettings before) {
        return new RunSettings(asOf, horizon == null ? before.horizon : horizon, holdout,
                margin == null ? before.margin : margin, discount == null ? before.discount : discount, engine,
                model == null ? before.model : model,
                populations == null ? before.populations : populations);
    }

    String engineOrLocal() {
        return engine == null ? LOCAL : engine;
    }

    private String modelOrStandard() {
        return model == null ? Kind.STANDARD.code() : model;
    }

    private String populationsOrNone() {
        return populations == null ? PopulationChoice.NONE.code() : populations;
    }

    private PopulationChoice division() {
        return PopulationChoice.named(populationsOrNone()).orElseThrow();
    }

    private Kind kind() {
        return Arrays.stream(Kind.values()).filter(kind -> kind.code().equals(modelOrStandard())).findFirst()
                .orElseThrow();
    }

    /** The settings for the engine, with an automatic holdout left at none. */
    ValueSettings valuation(String currency) {
        ValueSettings settings = ValueSettings.defaults().withUnit(PeriodUnit.WEEK).withCurrency(currency)
                .withModel(PurchaseChoice.of(kind())).withPopulations(division());
        settings = asOf == null ? settings : settings.withAsOf(asOf);
        settings = horizon == null ? settings : settings.withHorizon(horizon);
        settings = holdout == null ? settings : settings.withHoldout(holdout);
        settings = margin == null ? settings : settings.withMargin(margin);
        return discount == null ? settings : settings.withDiscount(discount);
    }
}
