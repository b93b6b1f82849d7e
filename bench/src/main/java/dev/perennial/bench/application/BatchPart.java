package dev.perennial.bench.application;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.perennial.bench.Report;
import dev.perennial.bench.application.BatchClients.Sent;
import dev.perennial.bench.application.Database.Totals;
import dev.perennial.bench.application.OrderFiles.OrderFile;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Orders of two lines each through {@code POST /orders/batch}, a thousand at a time from four clients, into a base that is
 * there: how fast, against {@code COPY} of the same rows; all of them again in another order; and with everything killed
 * half-way.
 */
final class BatchPart {

    private static final String PART = "batch intake";
    private static final int CLIENTS = 4;
    private static final int BATCHES = 200;
    private static final int WARM_UP = 40;
    private static final int BUFFER = 1 << 16;

    private final Path root;
    private final Path home;
    private final OrderFile base;
    private final int rounds;
    private final Report report;

    BatchPart(Path root, Path home, OrderFile base, int rounds, Report report) {
        this.root = root;
        this.home = home;
        this.base = base;
        this.rounds = rounds;
        this.report = report;
    }

    void run() throws IOException, InterruptedException, SQLException, ExecutionException {
        List<String> customers;
        try (Product product = Product.start(root, home);
                Api api = Api.open(product);
                Database database = Database.of(product)) {
            prepare(api, database);
            customers = database.texts("SELECT key FROM collect.customer_identity WHERE source = 'bench' ORDER BY key");
            BatchClients clients = new BatchClients(product, api, CLIENTS);
            clients.send(new OrderBatches("W" + now(), WARM_UP, customers).bodies());
            speed(clients, database, customers);
        }
        killed(customers);
    }

    private static String now() {
        return Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    }

    private void prepare(Api api, Database database) throws IOException, InterruptedException, SQLException {
        Path ready = home.resolve("bench.ready");
        if (Files.exists(ready)) {
            return;
        }
        report.say("making a base of " + base.customers() + " customers and " + base.orders() + " orders");
        api.awaitJob(api.importOrders(base.path()).path("jobId").asLong());
        database.execute("VACUUM (ANALYZE)", "CHECKPOINT");
        Files.createFile(ready);
    }

    private void speed(BatchClients clients, Database database, List<String> customers)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        List<Double> api = new ArrayList<>();
        List<Double> copy = new ArrayList<>();
        OrderBatches last = null;
        String name = "";
        for (int i = 0; i < rounds; i++) {
            name = "B" + now();
            last = new OrderBatches(name, BATCHES, customers);
            report.say(last.count() + " orders in batches, round " + (i + 1));
            Sent sent = clients.send(last.bodies());
            if (sent.created() != last.count()) {
                throw new IOException("not all orders were taken: " + sent);
            }
            api.add(sent.seconds());
            copy.add(copied(database, name));
        }
        double orders = BATCHES * (double) OrderBatches.SIZE;
        report.row(PART, "POST /orders/batch, " + CLIENTS + " clients").put("seconds", Figures.median(api))
                .put("orders/s", orders / Figures.median(api)).put("of COPY",
                        Figures.median(copy) / Figures.median(api));
        report.row(PART, "COPY of the same orders, keys and lines").put("seconds", Figures.median(copy)).put("orders/s",
                orders / Figures.median(copy));
        report.save();
        if (last != null) {
            again(clients, database, last);
        }
    }

    private void again(BatchClients clients, Database database, OrderBatches orders)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        report.say("the same orders in another order");
        Totals before = database.totals();
        Sent sent = clients.send(orders.shuffled());
        boolean same = database.totals().equals(before) && sent.unchanged() == orders.count();
        report.row(PART, "all again, shuffled").put("seconds", sent.seconds())
                .put("orders/s", orders.count() / sent.seconds()).put("verdict", same ? "exact" : "WRONG " + sent);
        report.save();
    }

    /** Seconds to copy the orders of a name, their keys and lines into empty tables beside, one connection. */
    private static double copied(Database database, String name) throws SQLException, IOException {
        String these = "(SELECT order_id FROM collect.commerce_order_key WHERE key LIKE '" + name + "-%')";
        String[][] tables = {{"commerce_order", "id"}, {"commerce_order_key", "order_id"},
                {"commerce_order_line", "order_id"}};
        database.execute("DROP SCHEMA IF EXISTS bench_copy CASCADE", "CREATE SCHEMA bench_copy");
        CopyManager copies = database.connection().unwrap(PGConnection.class).getCopyAPI();
        List<byte[]> rows = new ArrayList<>();
        for (String[] table : tables) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            copies.copyOut("COPY (SELECT * FROM collect.%s WHERE %s IN %s ORDER BY 1) TO STDOUT (FORMAT binary)"
                    .formatted(table[0], table[1], these), out);
            rows.add(out.toByteArray());
            database.execute("CREATE TABLE bench_copy.%1$s (LIKE collect.%1$s INCLUDING ALL)".formatted(table[0]));
        }
        database.execute("ALTER TABLE bench_copy.commerce_order ADD FOREIGN KEY (customer_id) "
                + "REFERENCES collect.customer_profile", "CHECKPOINT");
        long begin = System.nanoTime();
        for (int i = 0; i < tables.length; i++) {
            copies.copyIn("COPY bench_copy.%s FROM STDIN (FORMAT binary)".formatted(tables[i][0]),
                    new ByteArrayInputStream(rows.get(i)), BUFFER);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        database.execute("DROP SCHEMA bench_copy CASCADE");
        return seconds;
    }

    /** Kills application and database together in the middle; what was answered must be there, and the rest can be sent. */
    private void killed(List<String> customers)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        report.say("batches and kill half-way");
        String name = "K" + now();
        OrderBatches orders = new OrderBatches(name, BATCHES, customers);
        Product doomed = Product.start(root, home);
        Sent sent;
        try (Api api = Api.open(doomed); ExecutorService sender = Executors.newSingleThreadExecutor()) {
            Future<Sent> sending = sender.submit(() -> new BatchClients(doomed, api, CLIENTS).send(orders.bodies()));
            try (Database database = Database.of(doomed)) {
                while (!sending.isDone() && there(database, name) < orders.count() * 4L / 10) {
                    Thread.sleep(100);
                }
            }
            doomed.kill();
            sent = sending.get();
        }
        try (Product product = Product.start(root, home);
                Api api = Api.open(product);
                Database database = Database.of(product)) {
            long kept = there(database, name);
            long lost = 0;
            for (int batch : sent.answered()) {
                lost += OrderBatches.SIZE - database.number("""
                        SELECT count(*) FROM collect.commerce_order_key
                        WHERE source = 'bench' AND key BETWEEN '%1$s-%2$07d' AND '%1$s-%3$07d'""".formatted(name,
                        batch * OrderBatches.SIZE, (batch + 1) * OrderBatches.SIZE - 1));
            }
            Sent rest = new BatchClients(product, api, CLIENTS).send(orders.shuffled());
            boolean whole = lost == 0 && there(database, name) == orders.count()
                    && rest.created() == orders.count() - kept && rest.unchanged() == kept;
            report.row(PART, "killed half-way, sent again").put("seconds", rest.seconds())
                    .put("answered", sent.answered().size() * (long) OrderBatches.SIZE).put("kept", kept)
                    .put("lost", lost).put("verdict", whole ? "exact" : "WRONG " + rest);
        }
        report.save();
    }

    private static long there(Database database, String name) throws SQLException {
        return database.number("SELECT count(*) FROM collect.commerce_order_key WHERE key LIKE '" + name + "-%'");
    }
}
