package dev.perennial.understand.value;

import dev.perennial.platform.kernel.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The published run with its models, read once per run: a run's report never changes. */
@Component
class PublishedModels {

    /** A published run, what it reported, and its models. */
    record Published(RunTable.Run run, JsonNode report, FittedModels models) {
    }

    private final RunTable runs;
    private volatile @Nullable Published known;

    PublishedModels(RunTable runs) {
        this.runs = runs;
    }

    Published now() {
        long id = runs.publishedId().orElseThrow(() -> new ProblemException(ValueProblem.NO_RUN));
        Published published = known;
        if (published == null || published.run().id() != id) {
            JsonNode report = runs.part(id, RunTable.Part.REPORT).orElseThrow();
            published = new Published(runs.find(id).orElseThrow(), report, FittedModels.of(report));
            known = published;
        }
        return published;
    }
}
