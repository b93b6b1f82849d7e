package dev.perennial.collect.customer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import javax.sql.DataSource;

import dev.perennial.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A statement that takes too long is cancelled; the connection goes on to serve. */
@ServerTest
class QueryGuardTest {

    @Autowired
    private QueryGuard guard;

    @Autowired
    private DataSource database;

    @Test
    void aStatementBeyondItsTimeIsCancelledAndAnotherIsNot() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement slow = connection.prepareStatement("SELECT pg_sleep(60)");
                PreparedStatement quick = connection.prepareStatement("SELECT 1")) {
            SQLException cancelled = catchThrowableOfType(SQLException.class, () -> {
                try (QueryGuard.Watch _ = guard.watch(slow, 0)) {
                    slow.execute();
                }
            });
            assertThat(cancelled.getSQLState()).isEqualTo("57014");
            try (QueryGuard.Watch _ = guard.watch(quick, 60)) {
                assertThat(quick.execute()).isTrue();
            }
        }
    }
}
