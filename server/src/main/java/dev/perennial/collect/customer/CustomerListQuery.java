package dev.perennial.collect.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;

import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.catalogue.Listing;
import dev.perennial.platform.catalogue.Listing.Page;
import dev.perennial.platform.catalogue.Listing.Phase;
import dev.perennial.platform.catalogue.SqlText;
import dev.perennial.platform.kernel.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.stereotype.Repository;

/** Reads pages of a listing. A page is one statement, two where the customers without a value to sort by begin. */
@Repository
class CustomerListQuery {

    private static final String CANCELLED = "57014";

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
        Page page = listing.page(after, limit + 1);
        Read first = read(listing, page, limit, seconds, sink);
        if (first.next() != null || page.phase() != Phase.VALUES) {
            return first.next();
        }
        if (first.rows() == limit) {
            return listing.cursorOfRest();
        }
        Page rest = listing.rest(limit + 1 - first.rows());
        return rest == null ? null : read(listing, rest, limit - first.rows(), seconds, sink).next();
    }

    long count(SqlText statement, int seconds) {
        return guarded(statement, seconds, rows -> rows.next() ? rows.getLong(1) : 0L);
    }

    private record Read(int rows, @Nullable String next) {
    }

    private Read read(Listing listing, Page page, int limit, int seconds, RowSink sink) {
        return guarded(page.statement(), seconds, rows -> {
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

    private <T> T guarded(SqlText text, int seconds, ResultSetExtractor<T> reader) {
        PreparedStatementCallback<T> read = statement -> {
            for (int i = 0; i < text.parameters().size(); i++) {
                statement.setObject(i + 1, text.parameters().get(i));
            }
            try (QueryGuard.Watch _ = guard.watch(statement, seconds); ResultSet rows = statement.executeQuery()) {
                return reader.extractData(rows);
            }
        };
        try {
            return Objects.requireNonNull(jdbc.execute(connection -> connection.prepareStatement(text.sql()), read));
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException cause && CANCELLED.equals(cause.getSQLState())) {
                throw new ProblemException(CustomerProblem.SEARCH_TOO_SLOW, seconds);
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
            case INTEGER, USER -> row.getLong(column);
            case NUMBER, MONEY, PERCENT -> row.getBigDecimal(column);
            case DATE -> row.getObject(column, LocalDate.class);
            case INSTANT -> row.getObject(column, OffsetDateTime.class);
            case TEXT, CHOICE, BOOLEAN, TEXT_LIST -> row.getString(column);
        };
    }
}
