package dev.perennial.engine.value;

import java.time.LocalDate;
import java.util.Optional;

import dev.perennial.engine.model.clv.ClvSettings;
import dev.perennial.engine.model.clv.PurchaseChoice;
import dev.perennial.engine.model.lifecycle.LifecycleSettings;
import dev.perennial.engine.model.population.Covariates;
import dev.perennial.engine.model.population.PopulationChoice;
import dev.perennial.engine.model.rfm.QuadrantSettings;
import dev.perennial.engine.model.rfm.RfmSettings;

/**
 * What a valuation is asked for.
 *
 * @param unit unit of rates, horizon and holdout
 * @param asOf the day to look from; empty for the last order's day
 * @param horizon units ahead, at least 1, a hundred years at most
 * @param holdout units of holdout, 0 for none, a hundred years at most
 * @param margin share of spend that is margin, 0 … 1
 * @param discount discount rate per year, 0 or more; applied at the end of each unit
 * @param level probability of the intervals, for example 0.8
 * @param currency ISO code for display, or empty
 * @param model the purchase model
 * @param populations which customers have parameters of their own
 * @param covariates of the customers, where parameters follow from them
 */
public record ValueSettings(PeriodUnit unit, Optional<LocalDate> asOf, int horizon, int holdout, double margin,
        double discount, double level, String currency, RfmSettings rfm, QuadrantSettings quadrant,
        LifecycleSettings lifecycle, PurchaseChoice model, PopulationChoice populations,
        Optional<Covariates> covariates) {

    /** The longest horizon and holdout, in days: a hundred years. */
    public static final double LONGEST_DAYS = 100 * ClvSettings.DAYS_PER_YEAR;

    /** Weeks, a horizon of 52, no holdout, the whole spend as margin, 10 % discount a year, 80 % intervals. */
    public static ValueSettings defaults() {
        return new ValueSettings(PeriodUnit.WEEK, Optional.empty(), 52, 0, 1.0, 0.10, 0.80, "", RfmSettings.defaults(),
                QuadrantSettings.defaults(), LifecycleSettings.defaults(), PurchaseChoice.standard(),
                PopulationChoice.NONE, Optional.empty());
    }

    public ValueSettings {
        if (horizon < 1 || horizon * unit.days() > LONGEST_DAYS) {
            throw new IllegalArgumentException("horizon must be at least 1 and at most a hundred years");
        }
        if (holdout < 0 || holdout * unit.days() > LONGEST_DAYS) {
            throw new IllegalArgumentException("holdout must be 0 or more and at most a hundred years");
        }
        if (!(margin >= 0 && margin <= 1)) {
            throw new IllegalArgumentException("margin must be a fraction between 0 and 1, for example 0.35");
        }
        if (!(discount >= 0 && discount < 10)) {
            throw new IllegalArgumentException("discount must be a fraction per year, for example 0.10");
        }
        if (!(level > 0 && level <= 0.999)) {
            throw new IllegalArgumentException("level must be above 0 and at most 0.999, for example 0.8");
        }
    }

    /** The purchase model that is asked for; the usual one where nothing is said. */
    public ValueSettings withModel(PurchaseChoice value) {
        return new ValueSettings(unit, asOf, horizon, holdout, margin, discount, level, currency, rfm, quadrant,
                lifecycle, value, populations, covariates);
    }

    /** Parameters that follow from covariates. */
    public ValueSettings withCovariates(Covariates value) {
        return new ValueSettings(unit, asOf, horizon, holdout, margin, discount, level, currency, rfm, quadrant,
                lifecycle, model, PopulationChoice.COVARIATES, Optional.of(value));
    }

    public ValueSettings withPopulations(PopulationChoice value) {
        return new ValueSettings(unit, asOf, horizon, holdout, margin, discount, level, currency, rfm, quadrant,
                lifecycle, model, value, covariates);
    }

    /** What the lifetime value models need of these settings. */
    ClvSettings clv() {
        return new ClvSettings(unit.days(), horizon, margin, discount, level);
    }

    public ValueSettings withUnit(PeriodUnit value) {
        return new ValueSettings(value, asOf, horizon, holdout, margin, discount, level, currency, rfm, quadrant,
                lifecycle, model, populations, covariates);
    }

    public ValueSettings withAsOf(LocalDate value) {
        return new ValueSettings(unit, Optional.of(value), horizon, holdout, margin, discount, level, currency, rfm,
                quadrant, lifecycle, model, populations, covariates);
    }

    public ValueSettings withHorizon(int value) {
        return new ValueSettings(unit, asOf, value, holdout, margin, discount, level, currency, rfm, quadrant,
                lifecycle, model, populations, covariates);
    }

    public ValueSettings withoutAsOf() {
        return new ValueSettings(unit, Optional.empty(), horizon, holdout, margin, discount, level, currency, rfm,
                quadrant, lifecycle, model, populations, covariates);
    }

    public ValueSettings withHoldout(int value) {
        return new ValueSettings(unit, asOf, horizon, value, margin, discount, level, currency, rfm, quadrant,
                lifecycle, model, populations, covariates);
    }

    public ValueSettings withMargin(double value) {
        return new ValueSettings(unit, asOf, horizon, holdout, value, discount, level, currency, rfm, quadrant,
                lifecycle, model, populations, covariates);
    }

    public ValueSettings withDiscount(double value) {
        return new ValueSettings(unit, asOf, horizon, holdout, margin, value, level, currency, rfm, quadrant,
                lifecycle, model, populations, covariates);
    }

    public ValueSettings withCurrency(String value) {
        return new ValueSettings(unit, asOf, horizon, holdout, margin, discount, level, value, rfm, quadrant,
                lifecycle, model, populations, covariates);
    }
}
