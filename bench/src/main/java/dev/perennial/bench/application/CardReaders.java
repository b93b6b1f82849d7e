package dev.perennial.bench.application;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import tools.jackson.databind.JsonNode;

/**
 * People who look at cards and overview while a run is being published. Every answer must come from one run, and once
 * anybody has seen the new run nobody who asks after that may see the old one.
 */
final class CardReaders implements AutoCloseable {

    private static final long PAUSE_MILLIS = 20;

    private final Api api;
    private final long[] customers;
    private final AtomicLong newest = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final List<long[]> nanos = Collections.synchronizedList(new ArrayList<>());
    private final Set<Long> runs = Collections.synchronizedSet(new HashSet<>());
    private volatile boolean ended;

    CardReaders(Api api, long[] customers) {
        this.api = api;
        this.customers = customers;
    }

    /** Two look at cards, one at the overview, each fifty times a second at most. */
    static CardReaders begin(Api api, long[] customers) {
        CardReaders readers = new CardReaders(api, customers);
        readers.thread("/customers/{id}/value");
        readers.thread("/customers/{id}/value");
        readers.thread("/value/overview");
        return readers;
    }

    private void thread(String path) {
        threads.add(Thread.ofPlatform().daemon().name("reader of " + path).start(() -> read(path)));
    }

    private void read(String path) {
        try {
            while (!ended) {
                look(path.replace("{id}",
                        Long.toString(customers[ThreadLocalRandom.current().nextInt(customers.length)])));
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(String path) throws InterruptedException {
        long atLeast = newest.get();
        long start = System.nanoTime();
        try {
            Api.Answer answer = api.ask(path);
            nanos.add(new long[]{System.nanoTime() - start});
            if (answer.status() != 200) {
                faults.add(path + " was answered with " + answer.status() + " " + answer.text());
                return;
            }
            Set<Long> named = new HashSet<>();
            JsonNode content = api.read(answer.text());
            runs(content, named);
            if (named.size() != 1) {
                faults.add(path + " names the runs " + named);
            } else if (named.iterator().next() < atLeast) {
                faults.add(path + " went back from run " + atLeast + " to " + named);
            }
            runs.addAll(named);
            named.forEach(run -> newest.accumulateAndGet(run, Math::max));
            checkSums(path, content);
        } catch (IOException e) {
            faults.add(path + " failed: " + e);
        }
    }

    /** The parts of an overview must add up to its whole. */
    private void checkSums(String path, JsonNode content) {
        if (!path.endsWith("overview")) {
            return;
        }
        long whole = content.path("customers").asLong();
        long parts = 0;
        for (JsonNode stage : content.path("stages")) {
            parts += stage.path("customers").asLong();
        }
        if (whole != parts) {
            faults.add(path + " counts " + whole + " customers, in all stages " + parts);
        }
    }

    private static void runs(JsonNode node, Set<Long> named) {
        if (node.path("run").path("id").isNumber()) {
            named.add(node.path("run").path("id").asLong());
        }
        if (node.path("runId").isNumber()) {
            named.add(node.path("runId").asLong());
        }
        for (JsonNode child : node) {
            runs(child, named);
        }
    }

    /** How many answers there were. */
    long answers() {
        return nanos.size();
    }

    /** What must not be: errors, mixtures, steps back. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** How many runs were seen: two when one was published meanwhile. */
    int runsSeen() {
        return runs.size();
    }

    double slowest() {
        long[] sorted = Figures.sorted(List.copyOf(nanos));
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1] / 1e6;
    }

    @Override
    public void close() {
        ended = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
