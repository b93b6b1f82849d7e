package dev.perennial.engine.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.perennial.demo.MadeSnapshot;
import dev.perennial.engine.dataset.DatasetShape;
import dev.perennial.engine.dataset.Datasets;
import dev.perennial.engine.duckdb.DuckDb;
import dev.perennial.engine.model.portrait.Portraits;
import dev.perennial.engine.model.trait.ModelDescription.Output;
import dev.perennial.engine.model.trait.ModelFindings;
import dev.perennial.engine.model.trait.TraitParameters;
import dev.perennial.engine.model.trait.TraitRun;
import dev.perennial.engine.sql.SqlEngine;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The models of traits give the same answers on DuckDB and Spark from the same snapshot. */
class TraitModelsTest {

    private static final int CUSTOMERS = 1_500;
    private static final double SCORES = 1e-9;
    private static final SparkSession SPARK = Spark.SESSION;
    private static final DuckDb DUCK = DuckDb.open(2, 512);
    private static final List<ModelFindings> HERE = new ArrayList<>();
    private static final List<ModelFindings> THERE = new ArrayList<>();

    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void runBoth() throws IOException {
        for (DatasetShape shape : Datasets.ALL) {
            Files.createDirectories(folder.resolve(shape.name()));
        }
        MadeSnapshot.statements(CUSTOMERS, folder).forEach(DUCK::execute);
        for (DatasetShape shape : Datasets.ALL) {
            DUCK.view("d_" + shape.name(), files(DUCK, shape));
        }
        Path quadrant = folder.resolve("quadrant.parquet");
        DUCK.execute("COPY (" + MadeSnapshot.quadrant() + ") TO " + DuckDb.literal(quadrant) + " (FORMAT parquet)");
        DUCK.view("customer_quadrant", "SELECT * FROM read_parquet(" + DuckDb.literal(quadrant) + ")");
        SPARK.read().parquet(quadrant.toString()).createOrReplaceTempView("customer_quadrant");
        Set<String> filled = SparkSnapshot.open(SPARK, folder);
        assertThat(filled).hasSameSizeAs(Datasets.ALL);
        HERE.addAll(run(DUCK, filled, "here"));
        THERE.addAll(run(new SparkSqlEngine(SPARK), filled, "there"));
    }

    private static List<ModelFindings> run(SqlEngine sql, Set<String> filled, String kept) throws IOException {
        TraitRun run = new TraitRun(sql, MadeSnapshot.LAST_DAY, 0.4, filled);
        List<ModelFindings> findings = Portraits.run(run);
        run.parameters().keep(sql, Files.createDirectory(folder.resolve(kept)));
        return findings;
    }

    @AfterAll
    static void close() {
        DUCK.close();
        SPARK.catalog().clearCache();
    }

    @Test
    void everyTraitOfEveryCustomerIsTheSame() {
        List<Output> outputs = Portraits.outputs();
        Map<Long, List<@Nullable Object>> here = traits(DUCK);
        List<Row> there = SPARK.sql("SELECT * FROM traits").collectAsList();
        assertThat(here).hasSize(CUSTOMERS);
        assertThat(there).hasSize(CUSTOMERS);
        for (Row row : there) {
            List<@Nullable Object> expected = Objects.requireNonNull(here.get(row.getLong(0)));
            for (int i = 0; i < outputs.size(); i++) {
                String what = outputs.get(i).code() + " of " + row.getLong(0);
                same(what, row.get(i + 1), expected.get(i));
            }
        }
    }

    private static Map<Long, List<@Nullable Object>> traits(DuckDb db) {
        int outputs = Portraits.outputs().size();
        Map<Long, List<@Nullable Object>> traits = new HashMap<>();
        db.query("SELECT * FROM traits", row -> {
            List<@Nullable Object> cells = new ArrayList<>();
            for (int i = 0; i < outputs; i++) {
                cells.add(row.getObject(i + 2));
            }
            return traits.put(row.getLong(1), cells);
        });
        return traits;
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "there"})
    void someCustomersWithoutNewFactsAreWhatTheyWereAmongAll(String kept) {
        List<Output> outputs = Portraits.outputs();
        Map<Long, List<@Nullable Object>> among = traits(DUCK);
        try (DuckDb some = DuckDb.open(2, 256)) {
            some.view("all_orders", files(some, Datasets.ORDERS));
            for (DatasetShape shape : Datasets.ALL) {
                String whose = switch (shape.columns().getFirst().name()) {
                    case "customer_id" -> " WHERE customer_id % 10 = 3";
                    case "order_id" ->
                        " WHERE order_id IN (SELECT order_id FROM all_orders WHERE customer_id % 10 = 3)";
                    default -> "";
                };
                some.view("d_" + shape.name(), files(some, shape) + whose);
            }
            some.view("customer_quadrant",
                    "SELECT * FROM read_parquet(" + DuckDb.literal(folder.resolve("quadrant.parquet"))
                            + ") WHERE CAST(customer_id AS BIGINT) % 10 = 3");
            Portraits.again(new TraitRun(some, MadeSnapshot.LAST_DAY, 0.4, Set.of(),
                    TraitParameters.of(folder.resolve(kept))));
            Map<Long, List<@Nullable Object>> again = traits(some);
            assertThat(again).hasSize(CUSTOMERS / 10);
            again.forEach((customer, cells) -> {
                List<@Nullable Object> expected = Objects.requireNonNull(among.get(customer));
                for (int i = 0; i < outputs.size(); i++) {
                    same(outputs.get(i).code() + " of " + customer, cells.get(i), expected.get(i));
                }
            });
        }
    }

    private static String files(DuckDb db, DatasetShape shape) {
        String files = "read_parquet(" + DuckDb.literal(folder.resolve(shape.name()).resolve("*.parquet")) + ")";
        return shape.of(files, db.query("DESCRIBE SELECT * FROM " + files, row -> row.getString("column_name")));
    }

    private static void same(String what, @Nullable Object there, @Nullable Object here) {
        if (here instanceof Double expected && there instanceof Double found) {
            assertThat(found).as(what).isCloseTo(expected, within(SCORES * Math.max(1, Math.abs(expected))));
        } else {
            assertThat(there).as(what).isEqualTo(here);
        }
    }

    @Test
    void everyModelHasSomethingToSayOfThisBase() {
        assertThat(HERE).hasSize(11)
                .allSatisfy(found -> assertThat(found.state()).isEqualTo(ModelFindings.State.MEASURED))
                .allSatisfy(found -> assertThat(found.customers()).as(found.code()).isPositive());
        for (Output output : Portraits.outputs()) {
            long told = DUCK.one("SELECT count(" + output.code() + ") FROM traits", row -> row.getLong(1));
            assertThat(told).as(output.code()).isPositive();
        }
    }

    @Test
    void whatIsFoundAboutTheBaseIsTheSame() {
        for (int i = 0; i < HERE.size(); i++) {
            ModelFindings here = HERE.get(i);
            ModelFindings there = THERE.get(i);
            assertThat(there.customers()).as(here.code()).isEqualTo(here.customers());
            assertThat(there.distributions()).as(here.code()).isEqualTo(here.distributions());
            here.figures().forEach((code, figure) -> assertThat(there.figures().get(code)).as(code).isCloseTo(figure,
                    within(SCORES * Math.max(1, Math.abs(figure)))));
            here.tables()
                    .forEach((code, lines) -> sameLines(here.code() + " " + code,
                            Objects.requireNonNull(there.tables().get(code)), lines));
        }
    }

    private static void sameLines(String what, List<Map<String, Object>> there, List<Map<String, Object>> here) {
        assertThat(there).as(what).hasSameSizeAs(here);
        for (int i = 0; i < here.size(); i++) {
            for (Map.Entry<String, Object> cell : here.get(i).entrySet()) {
                same(what + " " + cell.getKey(), there.get(i).get(cell.getKey()), cell.getValue());
            }
        }
    }
}
