package dev.perennial.understand.value;

import java.util.Optional;

import dev.perennial.engine.value.LiveScoring;
import dev.perennial.engine.value.Scoring;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Scoring as the published run does it, made once per run. */
@Component
class PublishedScoring {

    private final RunTable runs;
    private volatile @Nullable Held known;

    PublishedScoring(RunTable runs) {
        this.runs = runs;
    }

    /**
     * The published run.
     *
     * @param watermark pg_snapshot of what it saw
     */
    record Held(long id, String watermark, LiveScoring scoring) {
    }

    /**
     * The published run, which stays so until the transaction ends. None while another is being published, before the first,
     * and where it left no scoring that this program understands.
     */
    Optional<Held> hold() {
        if (!runs.holdPublished()) {
            return Optional.empty();
        }
        return runs.publishedId().flatMap(id -> {
            Held held = known;
            return held != null && held.id() == id ? Optional.of(held) : read(id);
        });
    }

    private Optional<Held> read(long id) {
        Optional<JsonNode> kept = runs.part(id, RunTable.Part.SCORING).filter(Scoring::understands);
        Optional<Held> held = kept.flatMap(scoring -> runs.watermark(id)
                .map(watermark -> new Held(id, watermark, new LiveScoring(Scoring.of(scoring)))));
        known = held.orElse(null);
        return held;
    }
}
