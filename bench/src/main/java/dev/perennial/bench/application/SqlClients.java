package dev.perennial.bench.application;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * Clients of the database with a connection each, past the application. They send the statements that the application
 * sends for one answer, prepared once, and read every column of every row.
 *
 * @param customer the one in the statements' parameters that another takes the place of each time; null for none
 */
record SqlClients(Product product, List<Sql> statements, @Nullable String customer,
        long[] customers) implements Load.Clients {

    @Override
    public Load.Client open() throws IOException, SQLException {
        return new Session(Database.connect(product));
    }

    private final class Session implements Load.Client {

        private final Connection connection;
        private final List<PreparedStatement> prepared = new ArrayList<>();

        private Session(Connection connection) throws SQLException {
            this.connection = connection;
            for (Sql statement : statements) {
                prepared.add(connection.prepareStatement(statement.text()));
            }
        }

        @Override
        public void ask() throws SQLException {
            String other = Long.toString(customers[ThreadLocalRandom.current().nextInt(customers.length)]);
            for (int i = 0; i < prepared.size(); i++) {
                List<@Nullable String> parameters = statements.get(i).parameters();
                for (int p = 0; p < parameters.size(); p++) {
                    String parameter = parameters.get(p);
                    prepared.get(i).setString(p + 1,
                            customer != null && Objects.equals(parameter, customer) ? other : parameter);
                }
                readAll(prepared.get(i));
            }
        }

        private static void readAll(PreparedStatement statement) throws SQLException {
            try (ResultSet rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        rows.getString(column);
                    }
                }
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
