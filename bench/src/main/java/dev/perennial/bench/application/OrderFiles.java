package dev.perennial.bench.application;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

import dev.perennial.demo.BulkOrders;

/**
 * Files as a shop exports them: {@code order_number,customer_id,order_date,amount} in the order of time, so that the orders
 * of a customer lie far apart.
 */
final class OrderFiles {

    private static final long SEED = 1;

    private final Path folder;

    OrderFiles(Path folder) {
        this.folder = folder;
    }

    /** A file and what is in it. */
    record OrderFile(Path path, long orders, long customers, BigDecimal amount) {
    }

    /** All orders of so many customers, about ten each. */
    OrderFile ofCustomers(long customers) throws IOException, SQLException {
        return file("orders-of-" + customers + "-customers", customers, Long.MAX_VALUE);
    }

    /** So many orders of a tenth as many customers; those of the last customers are left out to make the number exact. */
    OrderFile ofOrders(long orders) throws IOException, SQLException {
        return file(orders + "-orders", Math.ceilDiv(orders, 8), orders);
    }

    private OrderFile file(String name, long customers, long limit) throws IOException, SQLException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name + ".csv");
        if (!Files.exists(file)) {
            Path byCustomer = folder.resolve(name + ".by-customer");
            Path draft = folder.resolve(name + ".draft");
            BulkOrders.grocer(customers, SEED).write(byCustomer);
            sort(byCustomer, limit, draft);
            Files.delete(byCustomer);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return summed(file);
    }

    private static void sort(Path byCustomer, long limit, Path sorted) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET memory_limit = '2GB'");
            statement.execute("""
                    COPY (
                        SELECT format('O{:09d}', row_number() OVER (ORDER BY order_date, customer_id, amount)) AS order_number,
                            customer_id,
                            order_date,
                            amount
                        FROM (
                            SELECT customer_id, order_date, amount
                            FROM read_csv('%s', header = true, auto_detect = false,
                                columns = {'customer_id': 'VARCHAR', 'order_date': 'DATE', 'amount': 'DECIMAL(18,2)'})
                            ORDER BY customer_id, order_date, amount
                            LIMIT %d)
                        ORDER BY order_number)
                    TO '%s' (HEADER)"""
                    .formatted(quoted(byCustomer), limit, quoted(sorted)));
        }
    }

    private static String quoted(Path path) {
        return path.toAbsolutePath().toString().replace("'", "''");
    }

    /** Counted from the file itself with nothing of the product in between. */
    private static OrderFile summed(Path file) throws IOException {
        long orders = 0;
        BigDecimal amount = BigDecimal.ZERO;
        Set<String> customers = new HashSet<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                customers.add(cells[1]);
                amount = amount.add(new BigDecimal(cells[3]));
                orders++;
            }
        }
        return new OrderFile(file, orders, customers.size(), amount);
    }
}
