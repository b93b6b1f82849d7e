package dev.perennial.understand.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.perennial.engine.model.portrait.ModelCatalogue;
import dev.perennial.engine.model.trait.ModelDescription;
import dev.perennial.engine.model.trait.ModelDescription.Output;
import dev.perennial.engine.model.trait.ModelTexts;
import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.catalogue.Attribute.Use;
import dev.perennial.platform.catalogue.AttributeContributor;
import dev.perennial.platform.catalogue.AttributeType;
import dev.perennial.platform.catalogue.Relation;
import org.springframework.stereotype.Component;

/** What traits let one ask: the answers of the models, without the bounds and counts that say how sure they are. */
@Component
class TraitAttributes implements AttributeContributor {

    private static final Relation TRAIT = new Relation("understand.value_trait", "vt", "customer_id");
    private static final String GROUP = "traits";

    private static final List<String> ASKED = List.of("total_value", "purchase_value", "potential_value",
            "referral_value", "value_index", "headroom", "churn_probability", "churn_class", "churn_signals",
            "churn_signal_count",
            "stated_cause", "loyalty_class", "loyalty_score", "stickiness_class", "stickiness_score", "active_days",
            "satisfaction_class", "satisfaction_score", "nps", "open_complaints", "referred", "influence",
            "preferred_category", "preferred_channel", "next_product", "replenish_product", "replenish_on",
            "sensitivity_class", "discount_share", "contract_status", "renewal_probability", "renewal_on",
            "renewals_made",
            "contract_value", "renewal_at_risk", "contract_cause");
    private static final List<String> SORTED = List.of("total_value", "headroom", "loyalty_score",
            "satisfaction_score", "churn_probability", "renewal_at_risk");

    private static final List<Attribute> ATTRIBUTES = made();

    @Override
    public List<Attribute> attributes() {
        return ATTRIBUTES;
    }

    @Override
    public String name(Attribute attribute, Locale language) {
        return ModelTexts.of(language).text("output." + attribute.code());
    }

    @Override
    public String option(Attribute attribute, String option, Locale language) {
        String key = "class." + attribute.code() + "." + option;
        ModelTexts texts = ModelTexts.of(language);
        return texts.has(key) ? texts.text(key) : option;
    }

    @Override
    public String group(Attribute attribute, Locale language) {
        return ModelTexts.of(language).text("group." + attribute.group());
    }

    private static List<Attribute> made() {
        List<Attribute> attributes = new ArrayList<>();
        for (ModelDescription model : ModelCatalogue.all()) {
            for (Output output : model.outputs()) {
                if (ASKED.contains(output.code())) {
                    Attribute attribute = attribute(output);
                    attributes.add(SORTED.contains(output.code()) ? attribute : attribute.without(Use.SORT));
                }
            }
        }
        return List.copyOf(attributes);
    }

    private static Attribute attribute(Output output) {
        String code = output.code();
        return switch (output.type()) {
            case CLASS -> Attribute.choice(code, TRAIT, code, GROUP, output.values());
            case CODES, TEXT -> Attribute.of(code, AttributeType.TEXT, TRAIT, code, GROUP);
            case SCORE, NUMBER -> Attribute.of(code, AttributeType.NUMBER, TRAIT, code, GROUP);
            case SHARE -> Attribute.of(code, AttributeType.PERCENT, TRAIT, code, GROUP);
            case MONEY -> Attribute.of(code, AttributeType.MONEY, TRAIT, code, GROUP);
            case COUNT -> Attribute.of(code, AttributeType.INTEGER, TRAIT, code, GROUP);
            case DAY -> Attribute.of(code, AttributeType.DATE, TRAIT, code, GROUP);
        };
    }
}
