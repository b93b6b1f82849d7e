package dev.perennial.engine.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.perennial.engine.model.backtest.Backtest;
import dev.perennial.engine.model.backtest.Seasonality;
import dev.perennial.engine.model.clv.Frequencies;
import dev.perennial.engine.model.cohort.Cohorts;
import dev.perennial.engine.model.trait.ModelFindings;
import dev.perennial.engine.value.Retrospect;
import dev.perennial.engine.value.ValuationException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came of a request, {@code answer.json} in its folder; there only when it is whole. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface EngineAnswer {

    /**
     * A valuation; the cards follow on the process's output.
     *
     * @param report the object of the JSON report
     * @param frequencies repeat purchases, actual and expected
     * @param tracking cumulative repeat orders by unit; with a holdout, the holdout's model
     * @param scoring what the cards were made by, for those who make single ones later
     * @param cards number of cards that follow
     */
    record Valued(JsonNode report, List<Frequencies> frequencies, List<Backtest.TrackingPoint> tracking,
            Optional<Seasonality> seasonality, Retrospect retrospect, Cohorts cohorts,
            Optional<SnapshotFolder.Manifest> snapshot, JsonNode scoring,
            int cards) implements EngineAnswer {
    }

    /**
     * Traits, which follow on the process's output.
     *
     * @param models what each model found
     * @param customers number of rows that follow
     */
    record Portrayed(List<ModelFindings> models, int customers) implements EngineAnswer {
    }

    /** The orders cannot be valued as asked. */
    record Refused(ValuationException.Reason reason, List<String> arguments) implements EngineAnswer {
    }

    /** There are no orders at all. */
    record NoOrders() implements EngineAnswer {
    }

    /** The answer left in a folder, if it is there. */
    static Optional<EngineAnswer> read(Path folder) {
        Path file = file(folder);
        return Files.exists(file)
                ? Optional.of(JsonMapper.shared().readValue(file, EngineAnswer.class))
                : Optional.empty();
    }

    /** Leaves an answer in a folder. */
    static void write(Path folder, EngineAnswer answer) throws IOException {
        Path unfinished = folder.resolve("answer.json.part");
        JsonMapper.shared().writeValue(unfinished, answer);
        Files.move(unfinished, file(folder));
    }

    /** Removes what was answered to an earlier request. */
    static void forget(Path folder) throws IOException {
        Files.deleteIfExists(file(folder));
    }

    private static Path file(Path folder) {
        return folder.resolve("answer.json");
    }
}
