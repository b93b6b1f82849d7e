package dev.perennial.bench.application;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;

import dev.perennial.bench.Report;
import dev.perennial.bench.application.OrderFiles.OrderFile;

/**
 * Orders that come steadily while everybody's cards are published: how long after its answer an order is on its customer's
 * card, with application and database killed half-way.
 */
final class LivePart {

    private static final String PART = "live cards";
    private static final int WARM_UP_SECONDS = 15;
    private static final int POLL_MILLIS = 20;
    private static final int SETTLE_MILLIS = 1_000;

    private final Path root;
    private final Path home;
    private final int seconds;
    private final Report report;

    LivePart(Path root, Path home, int seconds, Report report) {
        this.root = root;
        this.home = home;
        this.seconds = seconds;
        this.report = report;
    }

    void run(OrderFile base) throws IOException, InterruptedException, SQLException, ExecutionException {
        new Base(root, home, report).prepare(base);
        report.say(LiveOrders.A_SECOND + " orders a second for " + seconds + " s, killed half-way");
        Product product = Product.start(root, home);
        try (LiveOrders orders = new LiveOrders(customers(product))) {
            watch(product, orders, WARM_UP_SECONDS);
            orders.forget();
            watch(product, orders, seconds / 2);
            tell("until the kill", orders);
            product.kill();
            orders.pause();
            product = Product.start(root, home);
            watch(product, orders, seconds - seconds / 2);
            orders.pause();
            finish(product, orders);
        } finally {
            product.close();
        }
    }

    private static List<String> customers(Product product) throws SQLException, IOException, InterruptedException {
        try (Database database = Database.of(product)) {
            return database.texts("SELECT key FROM collect.customer_identity WHERE source = 'bench' ORDER BY key");
        }
    }

    /** Sends orders for so long; now and then asks since when the longest waiting customer waits. */
    private static void watch(Product product, LiveOrders orders, int seconds)
            throws IOException, InterruptedException, SQLException {
        try (Api api = Api.open(product); Database database = Database.of(product)) {
            orders.goOn(product, api);
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            while (System.nanoTime() < end) {
                settle(database, orders);
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    /** Whoever was answered before the longest waiting customer began to wait is on a card. */
    private static void settle(Database database, LiveOrders orders) throws SQLException {
        long oldest = database.number("""
                SELECT coalesce((extract(epoch FROM min(touched_at)) * 1000000)::bigint, 9223372036854775807)
                FROM understand.value_touched""");
        orders.settle(oldest);
    }

    private void finish(Product product, LiveOrders orders) throws SQLException, InterruptedException, IOException {
        try (Database database = Database.of(product)) {
            Thread.sleep(SETTLE_MILLIS);
            long backlog = database.number("SELECT count(*) FROM understand.value_touched");
            settle(database, orders);
            long missing = orders.waiting();
            while (database.number("SELECT count(*) FROM understand.value_touched") > 0) {
                Thread.sleep(POLL_MILLIS);
            }
            tell("all, with the restart, " + LiveOrders.A_SECOND + " orders/s", orders)
                    .put("backlog after 1 s", Math.max(backlog, missing))
                    .put("lost", lost(database) + orders.lost(database)).put("double", twice(database));
        }
        report.save();
    }

    private Report.Row tell(String name, LiveOrders orders) {
        long[] micros = orders.delays();
        Arrays.sort(micros);
        return report.row(PART, "from answer to card, " + name)
                .put("orders", (long) micros.length * LiveOrders.IN_REQUEST)
                .put("p50 ms", Figures.quantile(micros, 0.5) / 1e3).put("p95 ms", Figures.quantile(micros, 0.95) / 1e3)
                .put("max ms", micros[micros.length - 1] / 1e3);
    }

    /** Customers whose cards do not tell of all their orders. */
    private static long lost(Database database) throws SQLException {
        return database.number("""
                SELECT count(*)
                FROM (SELECT customer_id, count(*) FILTER (WHERE kind = 'order') AS orders, sum(base_amount) AS spend,
                             max(placed_on) FILTER (WHERE kind = 'order') AS last
                      FROM collect.commerce_order
                      GROUP BY customer_id) AS o
                LEFT JOIN understand.value_card AS c USING (customer_id)
                WHERE o.orders > 0
                  AND (c.orders IS DISTINCT FROM o.orders OR abs(c.spend - o.spend::float8) > 0.01
                       OR c.last_order <> o.last)""");
    }

    /** Lines of history that say what the line before them said. */
    private static long twice(Database database) throws SQLException {
        return database.number("""
                SELECT count(*)
                FROM (SELECT (stage, quadrant, rfm_group, round(p_alive * 100), round(clv), window_orders,
                              round(window_spend)) AS shown, step,
                             lag((stage, quadrant, rfm_group, round(p_alive * 100), round(clv), window_orders,
                                  round(window_spend)))
                                 OVER (PARTITION BY customer_id ORDER BY run_id, step) AS before
                      FROM understand.value_history) AS h
                WHERE step > 0 AND shown IS NOT DISTINCT FROM before""");
    }
}
