package dev.perennial.engine.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.perennial.engine.model.portrait.Portraits;
import dev.perennial.engine.model.rfm.Quadrant;
import dev.perennial.engine.model.rfm.Rfm;
import dev.perennial.engine.model.trait.ModelFindings;
import dev.perennial.engine.model.trait.TraitRun;
import dev.perennial.engine.value.ExchangeFolder;
import dev.perennial.engine.value.ExchangeFolder.Answer;
import dev.perennial.engine.value.Portrayal;
import dev.perennial.engine.value.ScoredShard;
import dev.perennial.engine.value.Stopwatch;
import dev.perennial.engine.value.Valuation;
import dev.perennial.engine.value.ValuationException;
import dev.perennial.engine.value.ValuationException.Reason;
import dev.perennial.engine.value.ValueRun;
import dev.perennial.engine.value.ValueSettings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** Answers the request in an exchange folder on a Spark cluster. Arguments: the folder, the master. */
public final class SparkValue {

    private SparkValue() {
    }

    public static void main(String[] args) throws IOException {
        ExchangeFolder folder = new ExchangeFolder(Path.of(args[0]));
        Stopwatch watch = new Stopwatch();
        try (SparkSession session = Sessions.open(args[1])) {
            folder.answer(answer(session, folder, watch));
        }
    }

    /** What is asked, or why there is none; a failure's details are left on standard error. */
    static Answer answer(SparkSession session, ExchangeFolder folder, Stopwatch watch) {
        try {
            return switch (folder.request()) {
                case ExchangeFolder.Request.Value asked -> value(session, folder, asked, watch);
                case ExchangeFolder.Request.Portray(Portrayal.Sources sources) -> portray(session, folder, sources);
            };
        } catch (ValuationException e) {
            return new Answer.Refused(e.reason(), e.arguments());
        } catch (Exception e) { // Spark throws checked exceptions that its methods do not declare
            e.printStackTrace();
            return new Answer.Refused(Reason.SPARK_FAILED, List.of(firstLine(e)));
        }
    }

    /** Values the orders of the folder and leaves the scores there. */
    private static Answer.Valued value(SparkSession session, ExchangeFolder folder,
            ExchangeFolder.Request.Value request, Stopwatch watch) {
        ValueSettings settings = request.settings();
        try (SparkShards.Kept kept = new SparkShards.Kept()) {
            ValueRun run = ValueRun.of(SparkOrders.read(session, folder.orders(), kept), request.read(), settings,
                    watch);
            SparkShards<ScoredShard> scored = (SparkShards<ScoredShard>) run.scored();
            Dataset<Row> facts = SparkScores.rows(session, scored, settings.unit().days())
                    .persist(StorageLevel.MEMORY_AND_DISK());
            facts.createOrReplaceTempView("customer_facts");
            SparkSqlEngine sql = new SparkSqlEngine(session);
            Valuation.Cuts cuts = new Valuation.Cuts(new Rfm(settings.rfm()).run(sql),
                    new Quadrant(settings.quadrant()).run(sql));
            session.table("customer_quadrant").write().parquet(folder.scores().toString());
            facts.unpersist(false);
            watch.lap(Stopwatch.Step.SCORE);
            return new Answer.Valued(run.findings(), cuts, watch.timings());
        }
    }

    /** Runs the models of traits and leaves the traits in the folder. */
    private static Answer.Portrayed portray(SparkSession session, ExchangeFolder folder, Portrayal.Sources sources)
            throws IOException {
        SparkSqlEngine sql = new SparkSqlEngine(session);
        sql.open("customer_quadrant", sources.scores());
        TraitRun run = new TraitRun(sql, (int) sources.asOf().toEpochDay(), sources.margin(),
                SparkSnapshot.open(session, sources.snapshot()));
        List<ModelFindings> models = Portraits.run(run);
        sources.clearParameters();
        run.parameters().keep(sql, sources.parameters());
        session.table(Portraits.TRAITS).write().parquet(folder.traits().toString());
        session.catalog().clearCache();
        return new Answer.Portrayed(models);
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse(failure.getClass().getSimpleName());
    }
}
