package dev.perennial.engine.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.perennial.engine.model.clv.PurchaseModel;
import dev.perennial.engine.model.trait.ModelFindings;
import dev.perennial.engine.orders.OrderLog;
import dev.perennial.engine.orders.ReadSummary;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder through which one process asks another to value an order history. The asking side writes
 * {@code orders.parquet} and {@code request.json}, the answering side the folder {@code scores} (Parquet) and
 * {@code answer.json}, whose presence says that the answer is complete.
 */
public record ExchangeFolder(Path folder) {

    private static final JsonMapper JSON = JsonMapper.builder().addMixIn(PurchaseModel.class, Named.class).build();

    /** A sealed type's member is told by its name. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    private interface Named {
    }

    /**
     * What is asked.
     *
     * @param snapshot where the data sets lie that the models of traits read; empty if they are not wanted
     */
    public record Request(ReadSummary read, ValueSettings settings, Optional<Path> snapshot) {
    }

    /** What came of it. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    public sealed interface Answer {

        /**
         * A valuation; the customers' scores are in {@link ExchangeFolder#scores()}.
         *
         * @param models what the models of traits found; their rows are in {@link ExchangeFolder#traits()}
         * @param timings seconds by step of the answering process
         */
        record Valued(ValueRun.Findings findings, Valuation.Cuts cuts, List<ModelFindings> models,
                ValueResult.Timings timings) implements Answer {
        }

        /** The orders cannot be valued as asked, or the answering process failed. */
        record Refused(ValuationException.Reason reason, List<String> arguments) implements Answer {
        }
    }

    /** Where the order lines are, one Parquet file. */
    public Path orders() {
        return folder.resolve("orders.parquet");
    }

    /** Where the scores go, a folder of Parquet files with the columns of {@code customer_quadrant}. */
    public Path scores() {
        return folder.resolve("scores");
    }

    /** Where the traits go, a folder of Parquet files. */
    public Path traits() {
        return folder.resolve("traits");
    }

    private Path requestFile() {
        return folder.resolve("request.json");
    }

    private Path answerFile() {
        return folder.resolve("answer.json");
    }

    /** Asks for a valuation. */
    public void ask(OrderLog orders, ValueSettings settings, Optional<Path> snapshot) {
        OrderLineFile.write(orders.shards(), orders());
        JSON.writeValue(requestFile(), new Request(orders.summary(), settings, snapshot));
    }

    public Request request() {
        return JSON.readValue(requestFile(), Request.class);
    }

    public void answer(Answer answer) throws IOException {
        Path unfinished = folder.resolve("answer.json.part");
        JSON.writeValue(unfinished, answer);
        Files.move(unfinished, answerFile());
    }

    /** Whether the other side has answered. */
    public boolean answered() {
        return Files.exists(answerFile());
    }

    /**
     * The valuation that was answered. Reads everything it needs, so the folder may then be removed.
     *
     * @throws ValuationException if it was refused
     */
    public Valuation valuation(ReadSummary read, ValueSettings settings, Stopwatch watch) {
        return switch (JSON.readValue(answerFile(), Answer.class)) {
            case Answer.Refused(ValuationException.Reason reason, List<String> arguments) ->
                throw new ValuationException(reason, arguments.toArray());
            case Answer.Valued(ValueRun.Findings findings, Valuation.Cuts cuts, List<ModelFindings> models, ValueResult.Timings timings) -> {
                Valuation valuation = Valuation.loaded(read, settings, findings, cuts, scores().resolve("*.parquet"));
                if (!models.isEmpty()) {
                    valuation.portrayed(models, traits().resolve("*.parquet"));
                }
                watch.lap(timings);
                yield valuation;
            }
        };
    }
}
