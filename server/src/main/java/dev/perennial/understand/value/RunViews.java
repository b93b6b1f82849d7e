package dev.perennial.understand.value;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

import dev.perennial.platform.kernel.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs as they are shown. */
@Service
public class RunViews {

    /** What was read. */
    public record Snapshot(long id, long rows, String sha256, OffsetDateTime createdAt) {
    }

    /** One gate in words. */
    public record GateView(String code, String name, boolean passed, @Nullable Double value,
            @Nullable Double threshold, String detail) {
    }

    /** A run in a list. */
    public record RunSummary(long id, @Nullable Long jobId, RunState state, String engine, @Nullable LocalDate asOf,
            @Nullable Long customers, String createdBy, OffsetDateTime createdAt, @Nullable OffsetDateTime finishedAt,
            @Nullable OffsetDateTime publishedAt, RunSettings settings) {
    }

    /** A page of runs. */
    public record RunPage(List<RunSummary> items, @Nullable String next) {
    }

    /** A run with everything it found. */
    public record RunDetail(long id, @Nullable Long jobId, RunState state, String engine, @Nullable LocalDate asOf,
            @Nullable Long customers, String currency, String createdBy, OffsetDateTime createdAt,
            @Nullable OffsetDateTime finishedAt, @Nullable OffsetDateTime publishedAt, @Nullable String publishReason,
            RunSettings settings, @Nullable Snapshot snapshot, List<GateView> gates, @Nullable DriftView drift,
            Verdict verdict, @Nullable JsonNode report) {
    }

    private final RunTable runs;
    private final Drifts drifts;
    private final JsonMapper json;

    RunViews(RunTable runs, Drifts drifts, JsonMapper json) {
        this.runs = runs;
        this.drifts = drifts;
        this.json = json;
    }

    /** Runs, newest first. */
    public RunPage page(int limit, long before) {
        List<RunTable.Run> found = runs.before(before, limit + 1);
        List<RunSummary> shown = found.stream().limit(limit).map(RunViews::summary).toList();
        return new RunPage(shown, found.size() > limit ? String.valueOf(shown.getLast().id()) : null);
    }

    /** One run. */
    public RunDetail detail(long id, Locale locale) {
        RunTable.Run run = runs.find(id)
                .orElseThrow(() -> new ProblemException(ValueProblem.RUN_NOT_FOUND, String.valueOf(id)));
        JsonNode report = runs.part(id, RunTable.Part.REPORT).orElse(null);
        return new RunDetail(run.id(), run.jobId(), run.state(), run.engine(), run.asOf(), run.customers(),
                run.currency(), run.createdBy(), run.createdAt(), run.finishedAt(), run.publishedAt(),
                run.publishReason(), run.settings(), run.snapshot(), gates(run, locale),
                drifts.of(id).map(drift -> DriftView.of(drift, run.currency(), locale)).orElse(null),
                Verdict.of(report == null ? json.createObjectNode() : report, locale), report);
    }

    static RunSummary summary(RunTable.Run run) {
        return new RunSummary(run.id(), run.jobId(), run.state(), run.engine(), run.asOf(), run.customers(),
                run.createdBy(), run.createdAt(), run.finishedAt(), run.publishedAt(), run.settings());
    }

    static List<GateView> gates(RunTable.Run run, Locale locale) {
        Say say = new Say(locale, run.currency());
        return run.gates().stream().map(gate -> view(gate, say)).toList();
    }

    static GateView view(Gate gate, Say say) {
        boolean counts = !gate.code().equals(Gates.STAGE_CHANGES) && !gate.code().equals(Gates.TOTAL_MOVED);
        String key = "gate." + gate.code();
        String value = gate.value() == null ? "" : counts ? say.count(gate.value()) : say.percent(gate.value());
        String threshold = gate.threshold() == null
                ? ""
                : counts ? say.count(gate.threshold()) : say.percent(gate.threshold());
        String outcome = gate.value() == null ? ".open" : gate.passed() ? ".passed" : ".failed";
        return new GateView(gate.code(), say.text(key), gate.passed(), gate.value(), gate.threshold(),
                say.text(key + outcome, value, threshold));
    }
}
