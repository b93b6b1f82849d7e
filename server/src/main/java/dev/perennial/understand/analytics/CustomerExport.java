package dev.perennial.understand.analytics;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;

import dev.perennial.engine.dataset.Datasets;
import dev.perennial.engine.process.FrameWriter;
import dev.perennial.platform.catalogue.Dataset;

/** Reads the facts of some customers as they stand in one state of the database. Its tables go with its transaction. */
final class CustomerExport implements AutoCloseable {

    private static final String CUSTOMERS = "SELECT customer_id FROM analytics_some_customers";
    private static final String ORDERS = "SELECT order_id FROM analytics_some_orders";

    private final Connection connection;

    private CustomerExport(Connection connection) {
        this.connection = connection;
    }

    /**
     * Begins to read.
     *
     * @param orders the data sets whose orders' lines are read
     */
    static CustomerExport open(Connection connection, long[] customers, List<Dataset> orders) throws SQLException {
        connection.setAutoCommit(false);
        CustomerExport export = new CustomerExport(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            statement.execute(
                    "CREATE TEMP TABLE analytics_some_customers (customer_id bigint PRIMARY KEY) ON COMMIT DROP");
            statement.execute("CREATE TEMP TABLE analytics_some_orders (order_id bigint) ON COMMIT DROP");
            try (PreparedStatement insert = connection
                    .prepareStatement("INSERT INTO analytics_some_customers SELECT * FROM unnest(?::bigint[])")) {
                insert.setArray(1, connection.createArrayOf("bigint", LongStream.of(customers).boxed().toArray()));
                insert.executeUpdate();
            }
            statement.execute("ANALYZE analytics_some_customers");
            for (Dataset dataset : orders) {
                statement.execute("INSERT INTO analytics_some_orders SELECT order_id FROM ("
                        + dataset.where("customer_id", CUSTOMERS) + ") AS rows");
            }
            statement.execute("ANALYZE analytics_some_orders");
            return export;
        } catch (SQLException e) {
            export.close();
            throw e;
        }
    }

    /** Sends what is there of these customers; of a data set that is not about customers, nothing. */
    void send(Dataset dataset, int number, FrameWriter to) throws SQLException, IOException {
        String key = dataset.columns().getFirst().name();
        if (key.equals("customer_id")) {
            DatasetExport.copy(connection, dataset.where(key, CUSTOMERS), number, to);
        } else if (dataset.code().equals(Datasets.ORDER_LINES.name())) {
            DatasetExport.copy(connection, dataset.where(key, ORDERS), number, to);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
