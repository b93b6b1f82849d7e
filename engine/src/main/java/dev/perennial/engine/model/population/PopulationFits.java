package dev.perennial.engine.model.population;

import java.util.Optional;

import dev.perennial.engine.history.PerPopulation;
import dev.perennial.engine.model.clv.CovariateFit;
import dev.perennial.engine.model.clv.PurchaseFit;

/**
 * The purchase model of each population.
 *
 * @param covariates how they follow from covariates, where they do
 */
public record PopulationFits(PerPopulation<PurchaseFit> each, Optional<CovariateFit> covariates) {
}
