package dev.perennial.collect.customer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.catalogue.Listing;
import dev.perennial.platform.catalogue.Listing.Page;
import dev.perennial.platform.catalogue.Listing.Phase;
import dev.perennial.platform.catalogue.SqlText;
import dev.perennial.platform.kernel.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.stereotype.Repository;

/** Reads pages of a listing. A page is one statement, two where the customers without a value to sort by begin. */
@Repository
class CustomerListQuery {

    private static final String CANCELLED = "57014";
    private static final int ROWS_AT_ONCE = 20;
    private static final int MOST_AT_ONCE = 1000;

    private final JdbcTemplate jdbc;
    private final QueryGuard guard;

    CustomerListQuery(JdbcTemplate jdbc, QueryGuard guard) {
        this.jdbc = jdbc;
        this.guard = guard;
    }

    /** Takes one row: column 1 is the id, the fields follow. */
    interface RowSink {
        void take(ResultSet row) throws SQLException;
    }

    /** Gives the rows after a cursor to the sink and returns the cursor after them; null at the end of the list. */
    @Nullable
    String read(Listing listing, @Nullable String after, int limit, int seconds, RowSink sink) {
        Deadline end = Deadline.in(seconds);
        Page page = listing.page(after, limit + 1);
        Read first = read(listing, page, limit, end, sink);
        if (first.next() != null || page.phase() != Phase.VALUES) {
            return first.next();
        }
        if (first.rows() == limit) {
            return listing.cursorOfRest();
        }
        Page rest = listing.rest(limit + 1 - first.rows());
        return rest == null ? null : read(listing, rest, limit - first.rows(), end, sink).next();
    }

    /** A number of rows, and whether all were seen. */
    record Tally(int rows, boolean complete) {
    }

    /**
     * Counts rows for as long as the time lasts, a few at a time. As many as a page shows are waited for at once, up to the
     * seconds that a page has. In a transaction of its own, which is what fetching a few at a time needs.
     */
    Tally countWithin(SqlText rows, Duration time, int ofPage, int seconds) {
        long begin = System.nanoTime();
        return Objects.requireNonNull(jdbc.execute((ConnectionCallback<Tally>) connection -> {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = prepared(connection, rows);
                    QueryGuard.Watch _ = guard.watch(statement, seconds)) {
                statement.setFetchSize(ofPage);
                return tally(statement, begin, time.toNanos(), ofPage);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }));
    }

    /** After each fetch, the next one is of as many rows as are likely to come in the time that is left. */
    private static Tally tally(PreparedStatement statement, long begin, long nanos, int ofPage) throws SQLException {
        int found = 0;
        try (ResultSet rows = statement.executeQuery()) {
            int fetched = ofPage;
            while (rows.next()) {
                found++;
                if (found == fetched) {
                    long spent = Math.max(1, System.nanoTime() - begin);
                    if (spent >= nanos) {
                        return new Tally(found, false);
                    }
                    int more = Math.clamp(found * (nanos - spent) / spent, ROWS_AT_ONCE, MOST_AT_ONCE);
                    rows.setFetchSize(more);
                    fetched += more;
                }
            }
            return new Tally(found, true);
        } catch (SQLException e) {
            if (CANCELLED.equals(e.getSQLState())) {
                return new Tally(found, false);
            }
            throw e;
        }
    }

    private static PreparedStatement prepared(Connection connection, SqlText text) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.sql());
        for (int i = 0; i < text.parameters().size(); i++) {
            statement.setObject(i + 1, text.parameters().get(i));
        }
        return statement;
    }

    long count(SqlText statement, int seconds) {
        return guarded(statement, Deadline.in(seconds), rows -> rows.next() ? rows.getLong(1) : 0L);
    }

    /** When both statements of a page must have ended. */
    private record Deadline(long at, int seconds) {

        static Deadline in(int seconds) {
            return new Deadline(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds), seconds);
        }
    }

    private record Read(int rows, @Nullable String next) {
    }

    private Read read(Listing listing, Page page, int limit, Deadline end, RowSink sink) {
        return guarded(page.statement(), end, rows -> {
            int read = 0;
            String next = null;
            while (rows.next()) {
                if (read == limit) {
                    return new Read(read, next);
                }
                sink.take(rows);
                read++;
                if (read == limit) {
                    next = listing.cursor(page.phase(), rows.getLong(1), sortValue(listing, rows));
                }
            }
            return new Read(read, null);
        });
    }

    private <T> T guarded(SqlText text, Deadline end, ResultSetExtractor<T> reader) {
        PreparedStatementCallback<T> read = statement -> {
            try (QueryGuard.Watch _ = guard.watchUntil(statement, end.at());
                    ResultSet rows = statement.executeQuery()) {
                return reader.extractData(rows);
            }
        };
        try {
            return Objects.requireNonNull(jdbc.execute(connection -> prepared(connection, text), read));
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException cause && CANCELLED.equals(cause.getSQLState())) {
                throw new ProblemException(CustomerProblem.SEARCH_TOO_SLOW, end.seconds());
            }
            throw e;
        }
    }

    private static @Nullable Object sortValue(Listing listing, ResultSet row) throws SQLException {
        Attribute by = listing.order().attribute();
        if (by == null) {
            return null;
        }
        int column = listing.fields().size() + 2;
        return switch (by.type()) {
            case INTEGER, USER, CUSTOMER -> row.getLong(column);
            case NUMBER, MONEY, PERCENT -> row.getBigDecimal(column);
            case DATE -> row.getObject(column, LocalDate.class);
            case INSTANT -> row.getObject(column, OffsetDateTime.class);
            case TEXT, CHOICE, BOOLEAN, TEXT_LIST -> row.getString(column);
        };
    }
}
