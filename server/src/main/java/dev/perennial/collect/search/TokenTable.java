package dev.perennial.collect.search;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

import javax.sql.DataSource;

import dev.perennial.collect.customer.CustomerTexts.Searchable;
import dev.perennial.platform.storage.BinaryCopy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;

/** The tokens of all customers. */
@Repository
class TokenTable {

    /**
     * A range of tokens, and how many of it to read.
     *
     * @param low the first, inclusive
     * @param high the last, exclusive
     */
    record Range(String low, String high, int most) {
    }

    /** A token found in a range, by the number of the range. */
    record Found(int range, String token, long customerId) {
    }

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    TokenTable(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /** Replaces the tokens of customers, within the running transaction; those that are gone have none. */
    void replace(Collection<Long> ids, List<Searchable> customers) {
        jdbc.sql("DELETE FROM collect.search_token WHERE customer_id = ANY (:ids)")
                .param("ids", ids.stream().mapToLong(Long::longValue).sorted().toArray()).update();
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (BinaryCopy copy = BinaryCopy.into(connection, "collect.search_token", "token, customer_id, owner_id")) {
            for (Searchable customer : customers) {
                Long owner = customer.ownerId() == 0 ? null : Long.valueOf(customer.ownerId());
                for (String token : Tokens.of(customer)) {
                    copy.row().text(token).bigint(customer.id()).bigint(owner);
                }
            }
            copy.end();
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** The beginnings of ranges: of all customers by one index, of an owner's by another, each range a few pages. */
    List<Found> find(OptionalLong owner, List<Range> ranges) {
        String mine = owner.isPresent() ? "owner_id = :owner AND" : "";
        String sql = """
                SELECT r.number, t.token, t.customer_id
                FROM unnest(:low::text[], :high::text[], :most::integer[]) WITH ORDINALITY AS r (low, high, most, number)
                CROSS JOIN LATERAL (
                    SELECT token, customer_id
                    FROM collect.search_token
                    WHERE %s token >= r.low COLLATE "C"
                      AND token < r.high COLLATE "C"
                    ORDER BY token, customer_id
                    LIMIT r.most) t
                """.formatted(mine);
        JdbcClient.StatementSpec statement = jdbc.sql(sql)
                .param("low", ranges.stream().map(Range::low).toArray(String[]::new))
                .param("high", ranges.stream().map(Range::high).toArray(String[]::new))
                .param("most", ranges.stream().mapToInt(Range::most).toArray());
        if (owner.isPresent()) {
            statement = statement.param("owner", owner.getAsLong());
        }
        return statement.query((row, _) -> new Found(row.getInt(1) - 1, row.getString(2), row.getLong(3))).list();
    }

    /** Whether customers wait to be indexed. */
    boolean anyPending() {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM collect.search_pending)").query(Boolean.class).single();
    }

    /** Lets customers wait to be indexed. */
    void queue(Collection<Long> ids) {
        jdbc.sql("INSERT INTO collect.search_pending (customers) VALUES (:ids)")
                .param("ids", ids.stream().mapToLong(Long::longValue).sorted().toArray()).update();
    }

    /** Customers that wait; all behind an id if none is named. */
    record Pending(long id, List<Long> customers, boolean everyone, long behind) {
    }

    /** Takes the oldest of the queue, for the one who holds the right to until the transaction ends; else nothing. */
    List<Pending> oldest() {
        if (!jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtext('collect.search_pending'))").query(Boolean.class)
                .single()) {
            return List.of();
        }
        return jdbc.sql("SELECT id, customers, behind FROM collect.search_pending ORDER BY id LIMIT 1")
                .query((row, _) -> {
                    List<Long> customers = row.getArray(2) == null
                            ? new ArrayList<>()
                            : Arrays.asList((Long[]) row.getArray(2).getArray());
                    return new Pending(row.getLong(1), customers, row.getArray(2) == null, row.getLong(3));
                }).list();
    }

    /** Of a row of the queue, only these are left. */
    void left(long id, Collection<Long> customers) {
        jdbc.sql("UPDATE collect.search_pending SET customers = :ids WHERE id = :id").param("id", id)
                .param("ids", customers.stream().mapToLong(Long::longValue).toArray()).update();
    }

    /** Of everyone, those behind an id are left. */
    void leftBehind(long id, long customer) {
        jdbc.sql("UPDATE collect.search_pending SET behind = :behind WHERE id = :id").param("id", id)
                .param("behind", customer).update();
    }

    /** Nothing of a row of the queue is left. */
    void done(long id) {
        jdbc.sql("DELETE FROM collect.search_pending WHERE id = ?").param(id).update();
    }

    /** A plan made while the table was empty would read all of it when it is full. */
    void readByIndex() {
        jdbc.sql("SET LOCAL enable_seqscan = off").update();
    }
}
