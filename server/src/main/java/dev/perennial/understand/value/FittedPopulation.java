package dev.perennial.understand.value;

import java.time.LocalDate;
import java.util.Optional;

import dev.perennial.engine.model.clv.GammaGamma;
import dev.perennial.engine.model.clv.PurchaseModel;
import tools.jackson.databind.JsonNode;

/**
 * The models of customers whose first order lies between two days, both included.
 *
 * @param spend empty where too few customers bought twice
 * @param fit what the report says of it
 */
record FittedPopulation(LocalDate from, LocalDate until, PurchaseModel purchase, Optional<GammaGamma> spend,
        JsonNode fit) {
}
