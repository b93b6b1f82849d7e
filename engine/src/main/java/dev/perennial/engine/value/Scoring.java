package dev.perennial.engine.value;

import java.time.LocalDate;

import dev.perennial.engine.model.clv.ScoringParameters;
import dev.perennial.engine.model.rfm.Quadrant;
import dev.perennial.engine.model.rfm.RfmCuts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a valuation's scores follow from, in full precision: by it a customer is scored alone as among all.
 *
 * @param version of this record; another one is not understood
 * @param settings with the day looked from
 */
public record Scoring(int version, ValueSettings settings, ScoringParameters parameters, RfmCuts rfm,
        Quadrant.Cuts quadrant) {

    /** The version written now. */
    public static final int VERSION = 1;

    /** As it was written by this program, or by an earlier one. */
    public static Scoring of(JsonNode kept) {
        return JsonMapper.shared().treeToValue(withLaterRules(kept), Scoring.class);
    }

    /** A rule that came later was not applied. */
    private static JsonNode withLaterRules(JsonNode kept) {
        if (kept.at("/settings/lifecycle").isMissingNode()
                || !kept.at("/settings/lifecycle/lostChanceLeft").isMissingNode()) {
            return kept;
        }
        JsonNode whole = kept.deepCopy();
        ((ObjectNode) whole.at("/settings/lifecycle")).put("lostChanceLeft", 0.0);
        return whole;
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
