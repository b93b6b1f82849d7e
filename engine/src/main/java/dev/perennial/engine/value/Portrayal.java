package dev.perennial.engine.value;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import dev.perennial.engine.duckdb.DuckDb;
import dev.perennial.engine.model.portrait.Portraits;
import dev.perennial.engine.model.trait.ModelDescription.Output;
import dev.perennial.engine.model.trait.ModelFindings;
import dev.perennial.engine.model.trait.TraitRun;

/** The traits of all customers of a snapshot, which build on the scores of a valuation of its orders. Close it when done. */
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
     */
    public record Sources(Path scores, Path snapshot, LocalDate asOf, double margin) {
    }

    private Portrayal(DuckDb db, List<ModelFindings> findings) {
        this.db = db;
        this.findings = findings;
    }

    /** Runs the models in this process. */
    public static Portrayal of(Sources sources) {
        DuckDb db = open();
        try {
            db.view("customer_quadrant",
                    "SELECT * FROM read_parquet(" + DuckDb.literal(sources.scores().resolve("*.parquet")) + ")");
            return new Portrayal(db, Portraits.run(new TraitRun(db, (int) sources.asOf().toEpochDay(),
                    sources.margin(), SnapshotViews.open(db, sources.snapshot()))));
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
