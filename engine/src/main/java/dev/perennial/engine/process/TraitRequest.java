package dev.perennial.engine.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

import dev.perennial.engine.value.Portrayal;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks an engine process for the traits of the customers whom an earlier process valued, {@code traits.json} in the folder
 * where that one left snapshot and scores.
 *
 * @param asOf the day looked from, which is that of the valuation
 * @param margin share of spend that is margin where the cost of a product is not known
 * @param sparkMaster Spark master where Spark is to run the models
 * @param of folder of the run over everybody where these are some customers of it, who come as frames
 */
public record TraitRequest(LocalDate asOf, double margin, Optional<String> sparkMaster, Optional<Path> of) {

    /** The data set of scores that comes with some customers. */
    public static final String SCORES = "scores";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The traits of everybody. */
    public TraitRequest(LocalDate asOf, double margin, Optional<String> sparkMaster) {
        this(asOf, margin, sparkMaster, Optional.empty());
    }

    /** The traits of some customers by what a run over everybody found out, which left it in its folder. */
    public static TraitRequest again(LocalDate asOf, double margin, Path of) {
        return new TraitRequest(asOf, margin, Optional.empty(), Optional.of(of));
    }

    static TraitRequest read(Path folder) {
        return JSON.readValue(file(folder), TraitRequest.class);
    }

    /** Leaves the request where the process will look for it, and takes the answer to the earlier one away. */
    public void write(Path folder) {
        try {
            EngineAnswer.forget(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JSON.writeValue(file(folder), this);
    }

    private static Path file(Path folder) {
        return folder.resolve("traits.json");
    }

    /** Where a run over everybody leaves what it found out. */
    public static Path parameters(Path folder) {
        return folder.resolve("parameters");
    }

    /** Where a valuation leaves the scores that traits build on. */
    public static Path scores(Path folder) {
        return folder.resolve(SCORES);
    }

    Portrayal.Sources sources(Path folder) {
        Path snapshot = folder.resolve("snapshot");
        return new Portrayal.Sources(scores(of.isPresent() ? snapshot : folder), snapshot, asOf, margin,
                parameters(of.orElse(folder)));
    }
}
