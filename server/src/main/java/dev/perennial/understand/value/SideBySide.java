package dev.perennial.understand.value;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

/** Statements that do not wait for one another, over two connections. */
final class SideBySide {

    private static final int CONNECTIONS = 2;

    private SideBySide() {
    }

    static void run(DataSource source, List<String> statements) throws SQLException, InterruptedException {
        Queue<String> waiting = new ConcurrentLinkedQueue<>(statements);
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < Math.min(CONNECTIONS, statements.size()); i++) {
                running.add(threads.submit(() -> {
                    try (Connection connection = source.getConnection();
                            Statement statement = connection.createStatement()) {
                        for (String sql = waiting.poll(); sql != null; sql = waiting.poll()) {
                            statement.execute(sql);
                        }
                    }
                    return null;
                }));
            }
            for (Future<Void> one : running) {
                await(one);
            }
        }
    }

    private static void await(Future<Void> one) throws SQLException, InterruptedException {
        try {
            one.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
