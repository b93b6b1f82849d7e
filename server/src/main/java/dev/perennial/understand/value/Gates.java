package dev.perennial.understand.value;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What must hold before a run's cards are shown to anyone. A gate that fails keeps the previous run published; a person can
 * decide otherwise.
 */
@Component
class Gates {

    static final String CARDS = "cards";
    static final String NEWEST = "newest";
    static final String STAGE_CHANGES = "stage-changes";
    static final String BACKTEST = "backtest";
    static final String TOTAL_MOVED = "total-moved";

    /** In the order in which they are shown. */
    static final List<String> CODES = List.of(CARDS, BACKTEST, NEWEST, STAGE_CHANGES, TOTAL_MOVED);

    /** Share of customers whose stage may change between two runs. */
    private static final double MOST_STAGE_CHANGES = 0.35;
    /** How far the base's value may move, as a share. */
    private static final double MOST_MOVED = 0.5;

    private final CardTable cards;
    private final RunTable runs;

    Gates(CardTable cards, RunTable runs) {
        this.cards = cards;
        this.runs = runs;
    }

    /**
     * Asks all gates.
     *
     * @param expected cards that were announced
     * @param loaded cards that came
     */
    List<Gate> ask(long run, RunSettings settings, JsonNode report, long expected, long loaded) {
        List<Gate> gates = new ArrayList<>();
        gates.add(loaded == expected && loaded > 0
                ? Gate.above(CARDS, (double) loaded, 0)
                : new Gate(CARDS, false, (double) loaded, (double) expected));
        gates.add(backtest(report.path("holdout")));
        Optional<RunTable.Run> published = runs.published();
        gates.add(published.map(before -> newest(before, LocalDate.parse(report.path("asOf").asString())))
                .orElseGet(() -> Gate.open(NEWEST, 0)));
        gates.add(published.isEmpty()
                ? Gate.open(STAGE_CHANGES, MOST_STAGE_CHANGES)
                : Gate.atMost(STAGE_CHANGES, cards.stageChanges(run), MOST_STAGE_CHANGES));
        gates.add(published.filter(before -> comparable(before.settings(), settings))
                .flatMap(before -> runs.part(before.id(), RunTable.Part.REPORT))
                .map(before -> moved(total(before), total(report)))
                .orElseGet(() -> Gate.open(TOTAL_MOVED, MOST_MOVED)));
        return gates;
    }

    /** How many days the published run looks from a later day. */
    private static Gate newest(RunTable.Run published, LocalDate asOf) {
        long earlier = ChronoUnit.DAYS.between(asOf, Objects.requireNonNull(published.asOf()));
        return Gate.atMost(NEWEST, (double) Math.max(0, earlier), 0);
    }

    /** How many baselines that need no model were nearer to what happened, by both measures of error. */
    private static Gate backtest(JsonNode holdout) {
        if (!holdout.isObject()) {
            return Gate.open(BACKTEST, 0);
        }
        double better = 0;
        for (JsonNode baseline : holdout.path("baselines")) {
            boolean nearer = baseline.path("mae").asDouble() < holdout.path("mae").asDouble()
                    && baseline.path("rmse").asDouble() < holdout.path("rmse").asDouble();
            better += nearer ? 1 : 0;
        }
        return Gate.atMost(BACKTEST, better, 0);
    }

    /** Values for another horizon, margin, model or division into populations differ by intent. */
    static boolean comparable(RunSettings before, RunSettings now) {
        var a = before.valuation("");
        var b = now.valuation("");
        return a.horizon() == b.horizon() && a.margin() == b.margin() && a.discount() == b.discount()
                && a.model().equals(b.model()) && a.populations() == b.populations();
    }

    private static double total(JsonNode report) {
        return report.path("base").path("clv").path("estimate").asDouble(0);
    }

    private static Gate moved(double before, double now) {
        return before > 0
                ? Gate.atMost(TOTAL_MOVED, Math.abs(now / before - 1), MOST_MOVED)
                : Gate.open(TOTAL_MOVED, MOST_MOVED);
    }
}
