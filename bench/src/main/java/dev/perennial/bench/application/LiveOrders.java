package dev.perennial.bench.application;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Orders of today that come at a steady pace, ten in a request, for customers drawn at random. A request that was not
 * answered is sent again, as a shop does.
 */
final class LiveOrders implements AutoCloseable {

    static final int A_SECOND = 500;
    static final int IN_REQUEST = 10;
    private static final int CLIENTS = 4;
    private static final long EVERY = 1_000_000_000L * IN_REQUEST / A_SECOND;
    private static final int RETRY_MILLIS = 50;

    private final List<String> customers;
    private final String name = "L" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final AtomicInteger next = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    /** When requests were answered whose orders are not known to be on cards, in microseconds. */
    private final Deque<Long> waiting = new ArrayDeque<>();
    private final List<Long> delays = new ArrayList<>();
    private @Nullable Target target;
    private long due = System.nanoTime();
    private int answeredInAll;
    private boolean closed;

    private record Target(URI address, String token) {
    }

    LiveOrders(List<String> customers) {
        this.customers = customers;
        for (int i = 0; i < CLIENTS; i++) {
            threads.add(Thread.ofPlatform().daemon().start(this::send));
        }
    }

    synchronized void goOn(Product product, Api api) {
        target = new Target(URI.create("http://127.0.0.1:" + product.port() + "/api/v1/orders/batch"), api.token());
        due = System.nanoTime();
        notifyAll();
    }

    synchronized void pause() {
        target = null;
    }

    /** Forgets what was measured so far. */
    synchronized void forget() {
        waiting.clear();
        delays.clear();
    }

    /** All that was answered before this instant is on cards now. */
    synchronized void settle(long oldestMicros) {
        long now = micros();
        while (!waiting.isEmpty() && waiting.peekFirst() < oldestMicros) {
            delays.add(now - waiting.removeFirst());
        }
    }

    synchronized long waiting() {
        return (long) waiting.size() * IN_REQUEST;
    }

    /** Microseconds from answers to cards. */
    synchronized long[] delays() {
        return delays.stream().mapToLong(Long::longValue).toArray();
    }

    /** Orders that were answered and are not there. */
    long lost(Database database) throws SQLException {
        long there = database.number("""
                SELECT count(*) FROM collect.commerce_order_key WHERE source = 'bench' AND key LIKE '%s-%%'"""
                .formatted(name));
        return Math.max(0, (long) answeredInAll * IN_REQUEST - there);
    }

    private static long micros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }

    private void send() {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int number = next.getAndIncrement(); !isClosed(); number = next.getAndIncrement()) {
                String body = body(number);
                while (!isAnswered(client, body)) {
                    Thread.sleep(RETRY_MILLIS);
                }
            }
        } catch (InterruptedException _) {
            // The end.
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private boolean isAnswered(HttpClient client, String body) throws InterruptedException {
        Target to = myTurn();
        try {
            HttpResponse<String> response = client.send(HttpRequest.newBuilder(to.address())
                    .header("Authorization", "Bearer " + to.token()).header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
            if (response.statusCode() != 200 || response.body().contains("rejected")) {
                return false;
            }
            took();
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private synchronized void took() {
        waiting.addLast(micros());
        answeredInAll++;
    }

    /** Waits until the next request is due and somebody is there to take it. */
    private Target myTurn() throws InterruptedException {
        Turn turn = turn();
        long left = turn.due() - System.nanoTime();
        if (left > 0) {
            Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
        }
        return turn.to();
    }

    private record Turn(Target to, long due) {
    }

    private synchronized Turn turn() throws InterruptedException {
        Target to = target;
        while (to == null) {
            wait();
            to = target;
        }
        due += EVERY;
        return new Turn(to, due - EVERY);
    }

    private String body(int number) {
        Random random = new Random(number);
        StringJoiner items = new StringJoiner(",", "{\"source\":\"bench\",\"items\":[", "]}");
        String now = Instant.now().atOffset(ZoneOffset.UTC).toString();
        for (int i = 0; i < IN_REQUEST; i++) {
            items.add("""
                    {"key":"%s-%07d-%d","customer":{"key":"%s"},"placedAt":"%s","updatedAt":"%s","lines":[
                    {"product":"P%03d","quantity":1,"price":%d},{"product":"P%03d","quantity":2,"price":%d}]}"""
                    .formatted(name, number, i, customers.get(random.nextInt(customers.size())), now, now,
                            random.nextInt(500), 10 + random.nextInt(300), random.nextInt(500),
                            10 + random.nextInt(90)));
        }
        return items.toString();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        threads.forEach(Thread::interrupt);
    }
}
