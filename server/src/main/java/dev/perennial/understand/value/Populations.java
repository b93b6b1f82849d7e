package dev.perennial.understand.value;

import java.time.LocalDate;
import java.util.List;

import dev.perennial.understand.value.ModelView.PopulationCheckView;
import dev.perennial.understand.value.ModelView.PopulationView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a run says of populations by time of the first order: their models, and whether they should have their own. */
final class Populations {

    private Populations() {
    }

    static List<PopulationView> views(JsonNode report, Say say) {
        return report.path("populations").valueStream().map(one -> view(one, say)).toList();
    }

    private static PopulationView view(JsonNode one, Say say) {
        JsonNode model = one.path("model");
        String code = model.path("code").asString();
        return new PopulationView(day(one, "from"), day(one, "until"), model.path("customers").asInt(), code,
                say.name("purchase", code), ModelPage.parameters(one, say));
    }

    /** The comparison in words, with what to do where it speaks against one set for everyone; null without. */
    static @Nullable PopulationCheckView check(JsonNode report, Say say) {
        JsonNode check = report.path("populationCheck");
        if (!check.isObject()) {
            return null;
        }
        boolean better = check.path("better").asBoolean();
        boolean used = !report.path("populations").isEmpty();
        String by = check.path("by").asString();
        String found = say.text(better ? "populations.better" : "populations.alike", say.name("populations", by),
                say.date(day(check, "cut")),
                say.date(day(check, "until")), say.count(check.path("customers").asDouble()),
                say.decimals(check.path("difference").asDouble(0), 1),
                say.decimals(check.path("standardError").asDouble(0), 1));
        if (better == used) {
            return new PopulationCheckView(found, better);
        }
        String then = better
                ? say.text("populations.advice", say.name("populations.choice", by))
                : say.text("populations.asked");
        return new PopulationCheckView(say.text("populations.both", found, then), better);
    }

    private static LocalDate day(JsonNode node, String field) {
        return LocalDate.parse(node.path(field).asString());
    }
}
