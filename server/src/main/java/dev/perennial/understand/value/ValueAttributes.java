package dev.perennial.understand.value;

import java.util.Arrays;
import java.util.List;

import dev.perennial.engine.model.lifecycle.StageReason;
import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.catalogue.Attribute.Use;
import dev.perennial.platform.catalogue.AttributeContributor;
import dev.perennial.platform.catalogue.AttributeType;
import dev.perennial.platform.catalogue.Relation;
import org.springframework.stereotype.Component;

/** What value cards let one ask. Lists can be ordered by what has an index over (figure, customer). */
@Component
class ValueAttributes implements AttributeContributor {

    private static final Relation CARD = new Relation("understand.value_card", "v", "customer_id");

    private static final String WORTH = "value";
    private static final String BEHAVIOUR = "behaviour";

    static final List<String> STAGES = List.of("prospect", "new", "growing", "mature", "declining", "lost");
    private static final List<String> REASONS = Arrays.stream(StageReason.values()).map(StageReason::code).toList();
    private static final List<String> RFM_GROUPS = List.of("important-value", "important-develop", "important-keep",
            "important-win-back", "general-value", "general-develop", "general-keep", "general-win-back");
    private static final List<String> QUADRANTS = List.of("B", "C", "D", "E", "none");

    @Override
    public List<Attribute> attributes() {
        return List.of(Attribute.choice("stage", CARD, "stage", WORTH, STAGES),
                Attribute.choice("stage_reason", CARD, "stage_reason", WORTH, REASONS),
                indexed("clv", AttributeType.MONEY),
                plain("clv_low", AttributeType.MONEY, WORTH), plain("clv_high", AttributeType.MONEY, WORTH),
                indexed("p_alive", AttributeType.PERCENT), indexed("expected_orders", AttributeType.NUMBER),
                indexed("value_at_risk", AttributeType.MONEY), plain("textbook_clv", AttributeType.MONEY, WORTH),
                plain("overdue", AttributeType.NUMBER, BEHAVIOUR),
                plain("recency_days", AttributeType.INTEGER, BEHAVIOUR),
                Attribute.choice("rfm_group", CARD, "rfm_group", BEHAVIOUR, RFM_GROUPS),
                plain("r", AttributeType.INTEGER, BEHAVIOUR), plain("f", AttributeType.INTEGER, BEHAVIOUR),
                plain("m", AttributeType.INTEGER, BEHAVIOUR),
                Attribute.choice("quadrant", CARD, "quadrant", BEHAVIOUR, QUADRANTS));
    }

    private static Attribute indexed(String code, AttributeType type) {
        return Attribute.of(code, type, CARD, code, WORTH);
    }

    private static Attribute plain(String code, AttributeType type, String group) {
        return Attribute.of(code, type, CARD, code, group).without(Use.SORT);
    }
}
