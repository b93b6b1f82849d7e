package dev.perennial.bench.application;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;

/** Orders of two lines each, as a shop sends them, for customers drawn at random; the same for the same name. */
final class OrderBatches {

    static final int SIZE = 1_000;
    private static final int PRODUCTS = 500;
    private static final int DAYS = 365;

    private final List<String> orders = new ArrayList<>();

    /**
     * Makes orders.
     *
     * @param name begins their numbers
     * @param customers keys of customers
     */
    OrderBatches(String name, int batches, List<String> customers) {
        Random random = new Random(name.hashCode());
        for (int i = 0; i < batches * SIZE; i++) {
            int day = random.nextInt(DAYS);
            String line = """
                    {"product":"P%03d","quantity":%d,"price":%d.%02d}""";
            orders.add(String.format(Locale.ROOT, """
                    {"key":"%s-%07d","customer":{"key":"%s"},"placedAt":"2025-%02d-%02dT%02d:%02d:00+08:00",\
                    "status":"paid","channel":"app","updatedAt":"2026-01-01T00:00:00Z","lines":[%s,%s]}""", name, i,
                    customers.get(random.nextInt(customers.size())), day / 31 + 1, day % 28 + 1, random.nextInt(24),
                    random.nextInt(60),
                    String.format(Locale.ROOT, line, random.nextInt(PRODUCTS), 1 + random.nextInt(3),
                            random.nextInt(300), random.nextInt(100)),
                    String.format(Locale.ROOT, line, random.nextInt(PRODUCTS), 1 + random.nextInt(3),
                            random.nextInt(300), random.nextInt(100))));
        }
    }

    int count() {
        return orders.size();
    }

    /** The bodies of requests, a thousand orders each. */
    List<byte[]> bodies() {
        return bodies(orders);
    }

    /** The same orders in another order, so that each batch holds other ones. */
    List<byte[]> shuffled() {
        List<String> shuffled = new ArrayList<>(orders);
        Collections.shuffle(shuffled, new Random(7));
        return bodies(shuffled);
    }

    private static List<byte[]> bodies(List<String> orders) {
        List<byte[]> bodies = new ArrayList<>();
        for (int from = 0; from < orders.size(); from += SIZE) {
            StringJoiner items = new StringJoiner(",", "{\"source\":\"bench\",\"items\":[", "]}");
            orders.subList(from, from + SIZE).forEach(items::add);
            bodies.add(items.toString().getBytes(StandardCharsets.UTF_8));
        }
        return bodies;
    }
}
