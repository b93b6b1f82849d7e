package dev.perennial.engine.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Threads that work through numbered pieces in order. */
final class Workers implements AutoCloseable {

    /** The work of one thread: takes pieces one after another. */
    interface Worker {
        void piece(int index) throws Exception;

        /** Called once when no piece is left. */
        default void end() {
        }
    }

    private final int threads;
    private final ExecutorService pool;

    Workers(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name("orders-", 0).factory());
    }

    /**
     * Runs all pieces. When some fail, the failure of the first of them in the order of the source is thrown, whatever
     * thread met it and when.
     */
    void each(int pieces, Supplier<Worker> worker) throws OrderFileException {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger firstFailed = new AtomicInteger(Integer.MAX_VALUE);
        Exception[] failures = new Exception[pieces];
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < Math.min(threads, pieces); t++) {
            running.add(pool.submit(() -> {
                Worker mine = worker.get();
                for (int i = next.getAndIncrement(); i < pieces; i = next.getAndIncrement()) {
                    if (i > firstFailed.get()) {
                        return;
                    }
                    try {
                        mine.piece(i);
                    } catch (Exception e) {
                        failures[i] = e;
                        firstFailed.accumulateAndGet(i, Math::min);
                    }
                }
                mine.end();
            }));
        }
        await(running);
        if (firstFailed.get() < pieces) {
            throw failure(failures[firstFailed.get()]);
        }
    }

    private static OrderFileException failure(Exception cause) {
        if (cause instanceof OrderFileException known) {
            return known;
        }
        throw cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }

    private static void await(List<Future<?>> running) {
        for (Future<?> future : running) {
            try {
                future.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while reading orders", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
