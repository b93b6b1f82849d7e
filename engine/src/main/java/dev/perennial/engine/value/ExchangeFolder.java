package dev.perennial.engine.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

    /** What is asked. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    public sealed interface Request {

        /** To value the orders of {@link ExchangeFolder#orders()}. */
        record Value(ReadSummary read, ValueSettings settings) implements Request {
        }

        /** To work out traits. */
        record Portray(Portrayal.Sources sources) implements Request {
        }
    }

    /** What came of it. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    public sealed interface Answer {

        /**
         * A valuation; the customers' scores are in {@link ExchangeFolder#scores()}.
         *
         * @param timings seconds by step of the answering process
         */
        record Valued(ValueRun.Findings findings, Valuation.Cuts cuts, ValueResult.Timings timings)
                implements
                    Answer {
        }

        /** What the models of traits found; their rows are in {@link ExchangeFolder#traits()}. */
        record Portrayed(List<ModelFindings> models) implements Answer {
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
    public void ask(OrderLog orders, ValueSettings settings) {
        OrderLineFile.write(orders.shards(), orders());
        JSON.writeValue(requestFile(), new Request.Value(orders.summary(), settings));
    }

    /** Asks for traits. */
    public void ask(Portrayal.Sources sources) {
        JSON.writeValue(requestFile(), new Request.Portray(sources));
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
            case Answer.Valued(ValueRun.Findings findings, Valuation.Cuts cuts, ValueResult.Timings timings) -> {
                Valuation valuation = Valuation.loaded(read, settings, findings, cuts, scores().resolve("*.parquet"));
                watch.lap(timings);
                yield valuation;
            }
            case Answer.Portrayed _ -> throw new IllegalStateException("asked for values, answered with traits");
        };
    }

    /**
     * The traits that were answered. Reads everything it needs, so the folder may then be removed.
     *
     * @throws ValuationException if the answering process failed
     */
    public Portrayal portrayal() {
        return switch (JSON.readValue(answerFile(), Answer.class)) {
            case Answer.Refused(ValuationException.Reason reason, List<String> arguments) ->
                throw new ValuationException(reason, arguments.toArray());
            case Answer.Portrayed(List<ModelFindings> models) ->
                Portrayal.loaded(models, traits().resolve("*.parquet"));
            case Answer.Valued _ -> throw new IllegalStateException("asked for traits, answered with values");
        };
    }
}
