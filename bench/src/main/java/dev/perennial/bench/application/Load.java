package dev.perennial.bench.application;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A closed loop: so many clients, each asking again as soon as it has its answer.
 *
 * @param nanos how long each answer took, ascending, in nanoseconds
 * @param perSecond answers a second of all clients together
 * @param clientMillis processor time that the clients themselves took for an answer
 */
record Load(long[] nanos, double perSecond, double clientMillis) {

    private static final Duration WARM_UP = Duration.ofSeconds(1);

    /** Asks and reads one whole answer. */
    interface Client extends AutoCloseable {
        void ask() throws IOException, SQLException;

        @Override
        void close() throws IOException, SQLException;
    }

    /** Opens the connection of one client. */
    interface Clients {
        Client open() throws IOException, SQLException;
    }

    private record Share(long[] nanos, long cpu, double seconds) {
    }

    /** Runs the clients for a while after a second that does not count. */
    static Load run(Clients clients, int count, Duration lasting) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Future<Share>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                running.add(threads.submit(() -> share(clients, lasting)));
            }
            List<Share> shares = new ArrayList<>();
            for (Future<Share> one : running) {
                shares.add(one.get());
            }
            return of(shares);
        }
    }

    private static Load of(List<Share> shares) {
        long[] nanos = Figures.sorted(shares.stream().map(Share::nanos).toList());
        double perSecond = shares.stream().mapToDouble(share -> share.nanos.length / share.seconds).sum();
        double cpu = shares.stream().mapToLong(Share::cpu).sum() / 1e6;
        return new Load(nanos, perSecond, cpu / nanos.length);
    }

    private static Share share(Clients clients, Duration lasting) throws IOException, SQLException {
        try (Client client = clients.open()) {
            for (long end = System.nanoTime() + WARM_UP.toNanos(); System.nanoTime() < end;) {
                client.ask();
            }
            long[] nanos = new long[1024];
            int asked = 0;
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long begin = System.nanoTime();
            long now = begin;
            while (now - begin < lasting.toNanos()) {
                client.ask();
                long after = System.nanoTime();
                if (asked == nanos.length) {
                    nanos = Arrays.copyOf(nanos, asked * 2);
                }
                nanos[asked++] = after - now;
                now = after;
            }
            return new Share(Arrays.copyOf(nanos, asked),
                    ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu, (now - begin) / 1e9);
        }
    }
}
