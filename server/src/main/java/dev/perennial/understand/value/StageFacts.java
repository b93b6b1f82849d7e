package dev.perennial.understand.value;

import java.util.List;

import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.catalogue.AttributeType;
import dev.perennial.platform.catalogue.Fact;
import dev.perennial.platform.catalogue.FactContributor;
import dev.perennial.platform.catalogue.Relation;
import org.springframework.stereotype.Component;

/** Changes of stage, by the day from which the customer was looked at, as rules ask about them. */
@Component
class StageFacts implements FactContributor {

    private static final Relation HISTORY = new Relation("understand.value_history", "sh", "customer_id");
    private static final String GROUP = "fact";

    private static final List<Fact> FACTS = List.of(Fact.of("stage_change", HISTORY, "as_of", List.of(
            Attribute.choice("from", HISTORY, "stage_before", GROUP, ValueAttributes.STAGES),
            Attribute.choice("to", HISTORY, "stage", GROUP, ValueAttributes.STAGES),
            Attribute.of("clv_before", AttributeType.MONEY, HISTORY, "clv_before", GROUP),
            Attribute.of("clv", AttributeType.MONEY, HISTORY, "clv", GROUP)))
            .where("sh.stage_before <> sh.stage"));

    @Override
    public List<Fact> facts() {
        return FACTS;
    }
}
