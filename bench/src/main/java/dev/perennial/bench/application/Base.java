package dev.perennial.bench.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.perennial.bench.Report;
import dev.perennial.bench.application.OrderFiles.OrderFile;
import tools.jackson.databind.JsonNode;

/** An installation with customers, their orders and published cards; made once through the API and then used again. */
final class Base {

    private final Path root;
    private final Path home;
    private final Report report;

    Base(Path root, Path home, Report report) {
        this.root = root;
        this.home = home;
        this.report = report;
    }

    Path home() {
        return home;
    }

    /** Makes the installation unless it is there: imports the file and lets the customers be valued. */
    void prepare(OrderFile file) throws IOException, InterruptedException, SQLException {
        Path ready = home.resolve("bench.ready");
        if (Files.exists(ready)) {
            return;
        }
        delete(home);
        report.say("making a base of " + file.customers() + " customers and " + file.orders() + " orders");
        try (Product product = Product.start(root, home);
                Api api = Api.open(product);
                Database database = Database.of(product)) {
            Instant begin = Instant.now();
            JsonNode job = api.awaitJob(api.importOrders(file.path()).path("jobId").asLong());
            double seconds = Duration
                    .between(begin, OffsetDateTime.parse(job.path("finishedAt").asString()).toInstant())
                    .toNanos() / 1e9;
            report.row("base", file.customers() + " customers").put("orders", file.orders())
                    .put("import s", seconds).put("rows/s", file.orders() / seconds)
                    .put("first value run s", ValuePart.publish(api));
            report.save();
            settle(database);
        }
        Files.createFile(ready);
    }

    /** What the database would do by itself within the next minutes and in the midst of measuring. */
    private static void settle(Database database) throws SQLException {
        List<String> tables = database.texts("""
                SELECT format('%I.%I', schemaname, relname)
                FROM pg_stat_user_tables
                WHERE schemaname IN ('collect', 'understand')""");
        for (String table : tables) {
            database.execute("VACUUM (ANALYZE) " + table);
        }
        database.execute("CHECKPOINT");
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
