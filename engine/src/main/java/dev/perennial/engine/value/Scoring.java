package dev.perennial.engine.value;

import java.time.LocalDate;

import dev.perennial.engine.history.PerPopulation;
import dev.perennial.engine.model.clv.ScoringParameters;
import dev.perennial.engine.model.rfm.Quadrant;
import dev.perennial.engine.model.rfm.RfmCuts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a valuation's scores follow from, in full precision: by it a customer is scored alone as among all.
 *
 * @param version of this record; another one is not understood
 * @param settings with the day looked from
 */
public record Scoring(int version, ValueSettings settings, PerPopulation<ScoringParameters> parameters, RfmCuts rfm,
        Quadrant.Cuts quadrant) {

    /** The version written now. */
    public static final int VERSION = 2;

    /** As it was written by this program. */
    public static Scoring of(JsonNode kept) {
        return JsonMapper.shared().treeToValue(kept, Scoring.class);
    }

    /** Whether this program understands it. */
    public static boolean understands(JsonNode kept) {
        return kept.path("version").asInt(0) == VERSION;
    }

    /** The day that the valuation looked from. */
    public LocalDate asOf() {
        return settings.asOf().orElseThrow();
    }
}
