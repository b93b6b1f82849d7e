package dev.perennial.understand.value;

import java.util.Comparator;
import java.util.List;

import dev.perennial.understand.value.ModelView.MonthView;
import dev.perennial.understand.value.ModelView.SeasonsView;
import tools.jackson.databind.JsonNode;

/** What a run says of the seasons, in words. */
final class Seasons {

    /** A forecast that seasons move by less than this is as good as one without. */
    private static final double LITTLE = 0.01;
    /** Decimals of a probability. */
    private static final int SHOWN = 3;

    private Seasons() {
    }

    static SeasonsView view(JsonNode kept, JsonNode report, Say say) {
        if (!kept.isObject()) {
            return new SeasonsView("too-short", say.text("seasons.too-short"), List.of());
        }
        List<MonthView> months = kept.path("months").valueStream()
                .map(one -> new MonthView(one.path("month").asInt(), one.path("index").asDouble(),
                        one.path("low").asDouble(), one.path("high").asDouble()))
                .toList();
        int years = kept.path("years").asInt();
        if (!kept.path("significant").asBoolean()) {
            return new SeasonsView("none",
                    say.text("seasons.none", years, say.decimals(kept.path("p").asDouble(), SHOWN)),
                    months);
        }
        MonthView most = months.stream().max(Comparator.comparingDouble(MonthView::index)).orElseThrow();
        MonthView least = months.stream().min(Comparator.comparingDouble(MonthView::index)).orElseThrow();
        String found = say.text("seasons.found", years, say.month(most.month()), say.number(most.index()),
                say.month(least.month()), say.number(least.index()));
        return new SeasonsView("seasonal",
                say.text("seasons.both", found, ahead(kept.path("horizon").asDouble(), report, say)), months);
    }

    private static String ahead(double share, JsonNode report, Say say) {
        int units = Overviews.horizon(report).units();
        if (Math.abs(share) < LITTLE) {
            return say.text("seasons.cancel", units);
        }
        return say.text(share > 0 ? "seasons.more" : "seasons.fewer", units, say.percent(Math.abs(share)));
    }
}
