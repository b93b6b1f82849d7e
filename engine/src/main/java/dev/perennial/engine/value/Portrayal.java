package dev.perennial.engine.value;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.perennial.engine.duckdb.DuckDb;
import dev.perennial.engine.model.portrait.Portraits;
import dev.perennial.engine.model.trait.ModelDescription.Output;
import dev.perennial.engine.model.trait.ModelFindings;
import dev.perennial.engine.model.trait.TraitParameters;
import dev.perennial.engine.model.trait.TraitRun;

/** The traits of the customers of a snapshot, which build on the scores of a valuation of its orders. Close it when done. */
public final class Portrayal implements AutoCloseable {

    private static final int MEMORY_MEGABYTES = Integer.getInteger("perennial.duckdb.models.megabytes", 900);

    private final DuckDb db;
    private final List<ModelFindings> findings;

    /**
     * What traits follow from.
     *
     * @param scores folder of Parquet files that {@link Valuation#keepScores} made
     * @param snapshot folder with a folder of Parquet files for each data set
     * @param asOf the day looked from
     * @param margin share of spend that is margin where the cost of a product is not known
     * @param parameters folder of what a run over everybody found out about the base: made by it, read by later ones
     */
    public record Sources(Path scores, Path snapshot, LocalDate asOf, double margin, Path parameters) {

        /** Begins the folder of parameters anew. */
        public void clearParameters() throws IOException {
            if (Files.exists(parameters)) {
                try (Stream<Path> files = Files.walk(parameters)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            Files.createDirectories(parameters);
        }
    }

    private Portrayal(DuckDb db, List<ModelFindings> findings) {
        this.db = db;
        this.findings = findings;
    }

    /** Runs the models over everybody, in this process; keeps what was found out about the base. */
    public static Portrayal of(Sources sources) throws IOException {
        sources.clearParameters();
        return of(sources, TraitParameters.unknown(), run -> {
            List<ModelFindings> findings = Portraits.run(run);
            run.parameters().keep(run.sql(), sources.parameters());
            return findings;
        });
    }

    /** Works the traits of some customers out again, by what the run over everybody found out; finds nothing itself. */
    public static Portrayal again(Sources sources) {
        return of(sources, TraitParameters.of(sources.parameters()), run -> {
            Portraits.again(run);
            return List.of();
        });
    }

    private static Portrayal of(Sources sources, TraitParameters parameters,
            Function<TraitRun, List<ModelFindings>> work) {
        DuckDb db = open();
        try {
            db.open("customer_quadrant", sources.scores());
            return new Portrayal(db, work.apply(new TraitRun(db, (int) sources.asOf().toEpochDay(), sources.margin(),
                    SnapshotViews.open(db, sources.snapshot()), parameters)));
        } catch (RuntimeException e) {
            db.close();
            throw e;
        }
    }

    /** Traits worked out elsewhere. */
    static Portrayal loaded(List<ModelFindings> findings, Path traits) {
        DuckDb db = open();
        try {
            db.table(Portraits.TRAITS, "SELECT * FROM read_parquet(" + DuckDb.literal(traits) + ")");
            return new Portrayal(db, findings);
        } catch (RuntimeException e) {
            db.close();
            throw e;
        }
    }

    private static DuckDb open() {
        return DuckDb.open(Runtime.getRuntime().availableProcessors(), MEMORY_MEGABYTES);
    }

    /** What each model found. */
    public List<ModelFindings> findings() {
        return findings;
    }

    public int customers() {
        return db.one("SELECT count(*) FROM " + Portraits.TRAITS, row -> row.getInt(1));
    }

    /** Sends every customer's traits in PostgreSQL's binary COPY format. */
    public void send(OutputStream out) throws IOException {
        String columns = Portraits.outputs().stream().map(Portrayal::column).collect(Collectors.joining(", "));
        db.copyTo("SELECT customer_id, " + columns + " FROM " + Portraits.TRAITS, out);
    }

    private static String column(Output output) {
        return output.type() == Output.Type.DAY ? "DATE '1970-01-01' + " + output.code() : output.code();
    }

    @Override
    public void close() {
        db.close();
    }
}
