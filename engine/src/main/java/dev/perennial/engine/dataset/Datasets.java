package dev.perennial.engine.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The data sets that models know, and their columns. Money is in the installation's currency unless said otherwise. */
public final class Datasets {

    /** Everybody: since when they are known, the key by which they are ordered, and what groups of them look alike. */
    public static final DatasetShape CUSTOMERS = shape("customers", 2).longs("customer_id").days("known_since")
            .texts("key", "kind", "province").done();

    /**
     * Orders and refunds. {@code own_units} is the amount in the order's currency where that is another one: lines are in
     * it.
     */
    public static final DatasetShape ORDERS = shape("orders", 2).longs("customer_id").days("day").units("amount_units")
            .longs("order_id").flags("refund").texts("channel").units("own_units").done();

    /** Lines of orders in the order's currency; price is for one, cost what one cost. */
    public static final DatasetShape ORDER_LINES = shape("order_lines", 1).longs("order_id", "product_id")
            .units("quantity_units", "price_units", "amount_units", "cost_units").done();

    public static final DatasetShape PRODUCTS = shape("products", 1).longs("product_id").texts("name", "category")
            .done();

    /** What customers did; the kind of each is a number, whose code is in the next data set. */
    public static final DatasetShape EVENTS = shape("events", 1).longs("customer_id").days("day").longs("type_id")
            .done();

    public static final DatasetShape EVENT_TYPES = shape("event_types", 1).longs("type_id").texts("code").done();

    /** Contracts; the price is for a term. */
    public static final DatasetShape SUBSCRIPTIONS = shape("subscriptions", 2).longs("customer_id")
            .days("started", "renews", "cancelled").texts("cancel_cause").longs("subscription_id", "term_months")
            .units("price_units").done();

    public static final DatasetShape USAGE = shape("usage", 1).longs("customer_id").days("day").texts("metric")
            .units("quantity_units").done();

    /** Answers to surveys: kind is nps (0 … 10), csat (1 … 5) or ces (1 … 7, 7 the easiest). */
    public static final DatasetShape SURVEY_ANSWERS = shape("survey_answers", 1).longs("customer_id").days("day")
            .texts("kind").units("score_units").done();

    public static final DatasetShape COMPLAINTS = shape("complaints", 1).longs("customer_id").days("day")
            .texts("topic").flags("resolved").done();

    /** Who recommended us to whom; the other is told by id, or by one of the keys of {@link #CUSTOMERS}. */
    public static final DatasetShape REFERRALS = shape("referrals", 1).longs("customer_id").days("day")
            .longs("referred_id").texts("referred_key").done();

    public static final List<DatasetShape> ALL = List.of(CUSTOMERS, ORDERS, ORDER_LINES, PRODUCTS, EVENTS, EVENT_TYPES,
            SUBSCRIPTIONS, USAGE, SURVEY_ANSWERS, COMPLAINTS, REFERRALS);

    private Datasets() {
    }

    private static Shaping shape(String name, int version) {
        return new Shaping(name, version);
    }

    /** Collects columns in their order. */
    private static final class Shaping {

        private final String name;
        private final int version;
        private final List<DatasetColumn> columns = new ArrayList<>();

        Shaping(String name, int version) {
            this.name = name;
            this.version = version;
        }

        private Shaping add(DatasetColumn.Type type, String... names) {
            for (String column : names) {
                columns.add(new DatasetColumn(column, type));
            }
            return this;
        }

        Shaping longs(String... names) {
            return add(DatasetColumn.Type.LONG, names);
        }

        Shaping days(String... names) {
            return add(DatasetColumn.Type.DAY, names);
        }

        Shaping units(String... names) {
            return add(DatasetColumn.Type.UNITS, names);
        }

        Shaping texts(String... names) {
            return add(DatasetColumn.Type.TEXT, names);
        }

        Shaping flags(String... names) {
            return add(DatasetColumn.Type.FLAG, names);
        }

        DatasetShape done() {
            return new DatasetShape(name, version, columns);
        }
    }

    /** Whether a data set's folder in a snapshot has files. */
    public static boolean hasFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".parquet"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
