package dev.perennial.platform.jobs;

import java.time.Duration;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes views of rows: words in one language, speed, what may be done. */
@Component
class JobViews {

    private final JobTexts texts;
    private final JsonMapper json;

    JobViews(JobTexts texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    JobView of(JobRow row, Locale locale) {
        Double perSecond = perSecond(row);
        boolean failed = row.state() == JobState.FAILED || row.state() == JobState.CANCELLED;
        return new JobView(row.id(), row.kind(), texts.said(row.title(), locale), row.state().code(), row.phase(),
                row.phase() == null ? null : texts.phase(row.kind(), row.phase(), locale).orElse(row.phase()),
                row.done(),
                row.total(), row.unit(), perSecond, secondsLeft(row, perSecond), json.readTree(row.counts()),
                row.result() == null ? null : json.readTree(row.result()),
                row.problem() == null ? null : problem(json.readTree(row.problem()), locale),
                row.state() == JobState.QUEUED || row.state() == JobState.RUNNING,
                failed && texts.handler(row.kind()).map(JobHandler::retryable).orElse(false),
                row.createdByKind().equals("system") ? null : new JobView.Creator(row.createdBy(), row.createdByName()),
                row.createdAt(), row.startedAt(), row.finishedAt());
    }

    private static @Nullable Double perSecond(JobRow row) {
        if (row.state().ended() || row.phaseStartedAt() == null || row.heartbeatAt() == null) {
            return null;
        }
        double seconds = Duration.between(row.phaseStartedAt(), row.heartbeatAt()).toMillis() / 1000.0;
        long moved = row.done() - row.phaseBegan();
        return seconds <= 0 || moved <= 0 ? null : moved / seconds;
    }

    private static @Nullable Long secondsLeft(JobRow row, @Nullable Double perSecond) {
        return perSecond == null || row.total() <= row.done()
                ? null
                : (long) Math.ceil((row.total() - row.done()) / perSecond);
    }

    private ObjectNode problem(JsonNode kept, Locale locale) {
        ObjectNode problem = json.createObjectNode().put("code", kept.path("code").asString())
                .put("detail", JobTexts.said(kept, locale)).put("traceId", kept.path("traceId").asString());
        ArrayNode violations = problem.putArray("violations");
        for (JsonNode violation : kept.path("violations")) {
            violations.addObject().put("pointer", violation.path("pointer").asString())
                    .put("code", violation.path("code").asString()).put("detail", JobTexts.said(violation, locale));
        }
        return problem;
    }
}
