package dev.perennial.engine.report;

import java.util.List;

import dev.perennial.engine.value.ValueResult;
import dev.perennial.engine.value.ValueResult.CustomerLine;
import dev.perennial.engine.value.ValueResult.Group;

/** In which stage of life are the customers, and who is leaving? */
record StagesSection(ValueResult result, Language language) implements Section {

    private static final List<String> LEAVING = List.of("declining", "lost");

    @Override
    public String code() {
        return "leaving";
    }

    @Override
    public void write(Markup page) {
        int all = result.stages().stream().mapToInt(Group::customers).sum();
        int leaving = result.stages().stream().filter(s -> LEAVING.contains(s.code())).mapToInt(Group::customers).sum();
        page.element("p", lead(leaving, (double) leaving / Math.max(1, all)), "class", "lead");
        StageBar bar = new StageBar(result.stages(), language);
        page.open("div", "class", "columns");
        bar.write(page, language.words());
        page.open("div").open("dl", "class", "meanings");
        for (Group stage : result.stages()) {
            page.open("dt").element("span", language.words().code("stage", stage.code()), "class",
                    "tag stage-" + stage.code()).close();
            page.element("dd", language.say("stages.meaning", language.customers(stage.customers()),
                    language.words().code("stage-meaning", stage.code())));
        }
        page.close().end();
        page.end();
        leaving(page);
    }

    private String lead(int leaving, double share) {
        if (leaving == 0) {
            return language.say("stages.nobody");
        }
        String customers = language.customers(leaving);
        String percent = language.figures().percent(share);
        return result.base().valueAtRisk() > 0 && known()
                ? language.say("stages.lead", customers, percent,
                        language.figures().headline(result.base().valueAtRisk()),
                        language.span(result.settings().horizon(), result.settings().unit()))
                : language.say("stages.lead-count", customers, percent);
    }

    private void leaving(Markup page) {
        page.element("h3", language.say("stages.leaving"));
        List<CustomerLine> lines = result.leaving().stream().filter(line -> line.valueAtRisk() > 0).toList();
        if (!known()) {
            page.element("p", language.say("stages.cannot-tell"), "class", "note attention");
        } else if (lines.isEmpty()) {
            page.element("p", NoValue.reason(result, language).orElseGet(() -> language.say("stages.leaving-none")),
                    "class", "note");
        } else {
            page.element("p", language.say("stages.leaving-note"), "class", "small");
            CustomerTable.leaving(lines, language).write(page);
        }
    }

    /** NBD counts nobody as gone. */
    private boolean known() {
        return !result.purchase().leavesDropoutOpen();
    }
}
