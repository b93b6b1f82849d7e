package dev.perennial.engine.value;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.perennial.engine.duckdb.Column;
import dev.perennial.engine.duckdb.ColumnTable;
import dev.perennial.engine.duckdb.DuckDb;
import dev.perennial.engine.history.PerPopulation;
import dev.perennial.engine.model.backtest.Backtest;
import dev.perennial.engine.model.clv.ClvFit;
import dev.perennial.engine.model.clv.TotalForecast;
import dev.perennial.engine.model.rfm.Quadrant;
import dev.perennial.engine.model.rfm.Rfm;
import dev.perennial.engine.model.rfm.RfmCuts;
import dev.perennial.engine.orders.OrderLog;
import dev.perennial.engine.orders.ReadSummary;
import dev.perennial.engine.shard.LocalShards;
import dev.perennial.engine.sql.SqlFile;

/**
 * A finished valuation: fitted models, and every customer's scores in a DuckDB of its own. Close it when done.
 *
 * <pre>{@code
 * OrderLog orders = OrderReader.read(Path.of("orders.csv"), OrderReadSettings.defaults());
 * try (Valuation valuation = Valuation.of(orders, ValueSettings.defaults())) {
 *     System.out.println(valuation.fit().purchase().model());
 *     valuation.write(Path.of("scores.parquet"));
 * }
 * }</pre>
 */
public final class Valuation implements AutoCloseable {

    private static final int MEMORY_MEGABYTES = Integer.getInteger("perennial.duckdb.megabytes", 640);
    private static final String SCORES = SqlFile.of(Valuation.class, "scores_file.sql").text();
    private static final int MOST_IN_ORDER = 200_000;
    /** Amounts are written with up to six decimals in 18 digits. */
    private static final double LARGEST_DECIMAL = 1e11;

    private final DuckDb db;
    private final ReadSummary read;
    private final ValueSettings settings;
    private final ValueRun.Findings found;
    private final Cuts cuts;

    private Valuation(DuckDb db, ReadSummary read, ValueSettings settings, ValueRun.Findings found,
            Cuts cuts) {
        this.db = db;
        this.read = read;
        this.settings = settings;
        this.found = found;
        this.cuts = cuts;
    }

    /**
     * Values all customers of an order history, in this process.
     *
     * @throws ValuationException if the orders cannot be valued as asked
     */
    public static Valuation of(OrderLog orders, ValueSettings settings) {
        return of(orders, settings, new Stopwatch());
    }

    /** As {@link #of(OrderLog, ValueSettings)}, telling the watch about the steps. */
    public static Valuation of(OrderLog orders, ValueSettings settings, Stopwatch watch) {
        ValueRun run = ValueRun.of(new LocalShards<>(orders.shards()), orders.summary(), settings, watch);
        List<ScoredShard> scored = run.scored().map(shard -> shard);
        Valuation valuation = open(orders.summary(), settings, run.findings(),
                db -> {
                    db.create("customer_facts", ScoreColumns.table(scored, settings.unit().days()));
                    return new Cuts(new Rfm(settings.rfm()).run(db), new Quadrant(settings.quadrant()).run(db));
                });
        watch.lap(Stopwatch.Step.SCORE);
        return valuation;
    }

    /**
     * A valuation computed elsewhere.
     *
     * @param scores Parquet files with the columns of the view {@code customer_quadrant}
     */
    public static Valuation loaded(ReadSummary read, ValueSettings settings, ValueRun.Findings found,
            Cuts cuts, Path scores) {
        return open(read, settings, found, db -> {
            db.create("customer_quadrant", "SELECT * FROM read_parquet(" + DuckDb.literal(scores) + ")");
            return cuts;
        });
    }

    private static Valuation open(ReadSummary read, ValueSettings settings, ValueRun.Findings found, Load load) {
        DuckDb db = DuckDb.open(Runtime.getRuntime().availableProcessors(), MEMORY_MEGABYTES);
        try {
            return new Valuation(db, read, settings, found, load.into(db));
        } catch (RuntimeException e) {
            db.close();
            throw e;
        }
    }

    /** Makes the relation {@code customer_quadrant} and says which cuts made it. */
    private interface Load {
        Cuts into(DuckDb db);
    }

    /** What classes of customers follow from. */
    public record Cuts(RfmCuts rfm, Quadrant.Cuts quadrant) {
    }

    public ClvFit fit() {
        return found.fit();
    }

    /** The fits to each population; the one to all where they were not divided. */
    public PerPopulation<ClvFit> populations() {
        return found.populations();
    }

    public LocalDate asOf() {
        return found.asOf();
    }

    public Optional<Backtest> backtest() {
        return found.backtest();
    }

    /**
     * Writes the scores, one row per customer; {@code .parquet} or else CSV. The file appears whole or not at all. Up to
     * {@value #MOST_IN_ORDER} customers stand in the order of the source; more in no particular one, since sorting them
     * would cost more time and memory than anything else in the writing.
     *
     * @throws IOException if the file cannot be written
     */
    public void write(Path file) throws IOException {
        Path unfinished = file.toAbsolutePath()
                .resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            boolean parquet = file.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
            String rows = inOrder();
            db.execute("COPY (" + (parquet ? rows : asText(rows)) + ") TO " + DuckDb.literal(unfinished)
                    + (parquet ? " (FORMAT parquet, COMPRESSION zstd)" : " (FORMAT csv, HEADER)"));
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /**
     * Sends every customer's card in PostgreSQL's binary COPY format; the columns are those of {@code cards.sql}, in its
     * order. Customer ids must be whole numbers.
     *
     * @param prospects ids of customers without orders, whose cards say no more than that
     */
    public void sendCards(long[] prospects, OutputStream out) throws IOException {
        db.create("prospects", new ColumnTable(List.of(Column.longs("customer_id", s -> prospects)),
                s -> s == 0 ? prospects.length : 0));
        db.copyTo(SqlFile.of(Valuation.class, "cards.sql").text(), out);
    }

    /** Keeps what the models of traits read of the scores, as Parquet files in a new folder. */
    public void keepScores(Path folder) throws IOException {
        Files.createDirectories(folder);
        db.execute("COPY (" + SqlFile.of(Valuation.class, "scores_for_traits.sql").text() + ") TO "
                + DuckDb.literal(folder.resolve("00000.parquet")) + " (FORMAT parquet)");
    }

    private String inOrder() {
        int customers = db.one("SELECT count(*) FROM customer_quadrant", row -> row.getInt(1));
        return customers <= MOST_IN_ORDER ? SCORES + "\nORDER BY appearance" : SCORES;
    }

    /** Scores with as many decimals as make sense, unless amounts are too large for fixed decimals. */
    private String asText(String rows) {
        double largest = db.one(SqlFile.of(Valuation.class, "largest_money.sql").text(), row -> row.getDouble(1));
        return largest < LARGEST_DECIMAL
                ? SqlFile.of(Valuation.class, "scores_csv.sql").withQuery("scores", rows).text()
                : rows;
    }

    /** What it takes to score one of these customers again, or a new one, as this valuation does. */
    public Scoring scoring() {
        return new Scoring(Scoring.VERSION, settings.withAsOf(found.asOf()), found.scoring(), cuts.rfm(),
                cuts.quadrant());
    }

    /** What the valuation found about the base as a whole. */
    public ValueResult result(String source, ValueResult.Timings timings) {
        ResultQueries queries = new ResultQueries(db);
        ResultQueries.Sums sums = queries.sums();
        List<ValueResult.Share> concentration = queries.concentration();
        return new ValueResult(source, read, settings, found.asOf(), sums.customers(), sums.orders(),
                found.fit().purchase(), found.fit().spend(),
                ValueResult.Populations.of(found, settings, read.firstDay()),
                base(sums, concentration), concentration,
                queries.stages(), queries.rfmCells(), queries.rfmGroups(),
                new ValueResult.Quadrants(cuts.quadrant().orders(), cuts.quadrant().basket(), queries.quadrants()),
                queries.leaving(),
                queries.best(), found.backtest(), timings);
    }

    private ValueResult.Base base(ResultQueries.Sums sums, List<ValueResult.Share> concentration) {
        double top = concentration.stream().filter(s -> s.customers() >= 0.0999).findFirst()
                .map(ValueResult.Share::value).orElse(Double.NaN);
        TotalForecast total = found.total();
        return new ValueResult.Base(interval(total.orders()), interval(total.value()), interval(total.clv()),
                sums.yearOrders(), sums.yearSpend(), sums.active(), top, sums.valueAtRisk());
    }

    private static Interval interval(TotalForecast.Total total) {
        return new Interval(total.expected(), total.low(), total.high());
    }

    @Override
    public void close() {
        db.close();
    }
}
