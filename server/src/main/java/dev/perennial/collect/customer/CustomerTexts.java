package dev.perennial.collect.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import dev.perennial.platform.kernel.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Customers by what a person would type to find them. */
@Service
public class CustomerTexts {

    /**
     * What a customer is found by.
     *
     * @param name null where nobody gave one and the key in another system stands for it
     * @param contacts names of people to talk to
     * @param ownerId 0 for nobody
     */
    public record Searchable(long id, @Nullable String name, List<String> contacts, long ownerId, List<String> emails,
            List<String> phones) {

        public Searchable {
            contacts = List.copyOf(contacts);
            emails = List.copyOf(emails);
            phones = List.copyOf(phones);
        }
    }

    /** A customer in a list of what was found. */
    public record Title(long id, String kind, String name, @Nullable String province, @Nullable String city,
            double netSpend) {
    }

    /** A name in another system. */
    public record Key(String key, long customerId) {
    }

    private final JdbcClient jdbc;

    CustomerTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What these customers are found by; those that are gone are left out. */
    public List<Searchable> searchable(Collection<Long> ids) {
        return jdbc.sql("""
                SELECT p.id, p.owner_id, reach.contacts,
                       array_remove(p.email || reach.emails, NULL) AS emails,
                       array_remove(p.phone || reach.phones, NULL) AS phones,
                       CASE WHEN EXISTS (SELECT 1
                                         FROM collect.customer_identity i
                                         WHERE i.customer_id = p.id
                                           AND i.key = p.name)
                            THEN NULL ELSE p.name END AS name
                FROM collect.customer_profile p
                CROSS JOIN LATERAL (
                    SELECT ARRAY(SELECT c.name FROM collect.customer_contact c WHERE c.customer_id = p.id) AS contacts,
                           ARRAY(SELECT r.entered
                                 FROM collect.customer_reach r
                                 WHERE r.customer_id = p.id
                                   AND r.kind = 'email'
                                 UNION ALL
                                 SELECT c.email FROM collect.customer_contact c WHERE c.customer_id = p.id) AS emails,
                           ARRAY(SELECT r.entered
                                 FROM collect.customer_reach r
                                 WHERE r.customer_id = p.id
                                   AND r.kind = 'phone'
                                 UNION ALL
                                 SELECT c.phone FROM collect.customer_contact c WHERE c.customer_id = p.id) AS phones
                    ) reach
                WHERE p.id = ANY (:ids)
                """).param("ids", array(ids)).query((row, _) -> searchable(row)).list();
    }

    private static Searchable searchable(ResultSet row) throws SQLException {
        return new Searchable(row.getLong("id"), row.getString("name"), texts(row, "contacts"), row.getLong("owner_id"),
                texts(row, "emails"), texts(row, "phones"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    /** Ids of customers behind a given one, in order. */
    public List<Long> after(long id, int limit) {
        return jdbc.sql("SELECT id FROM collect.customer_profile WHERE id > ? ORDER BY id LIMIT ?").param(id)
                .param(limit).query(Long.class).list();
    }

    /** Those of these customers that the caller may see. */
    public Map<Long, Title> visible(Caller caller, Collection<Long> ids) {
        Map<Long, Title> titles = new HashMap<>();
        OptionalLong owner = Visibility.owner(caller);
        jdbc.sql("""
                SELECT customer_id, kind, name, province, city, net_spend
                FROM collect.customer_list
                JOIN collect.customer_figures USING (customer_id)
                WHERE customer_id = ANY (:ids)
                  AND (:all OR owner_id = :owner)
                """).param("ids", array(ids)).param("all", owner.isEmpty()).param("owner", owner.orElse(-1))
                .query(row -> {
                    titles.put(row.getLong(1), new Title(row.getLong(1), row.getString(2), row.getString(3),
                            row.getString(4), row.getString(5), row.getDouble(6)));
                });
        return titles;
    }

    /** The last digits of customers' phone numbers, which tell namesakes apart; nobody without a number. */
    public Map<Long, String> phoneEnds(Collection<Long> ids) {
        Map<Long, String> ends = new HashMap<>();
        jdbc.sql("""
                SELECT id, '…' || right(regexp_replace(phone, '[^0-9]', '', 'g'), 4)
                FROM collect.customer_profile
                WHERE id = ANY (:ids)
                  AND phone ~ '[0-9]{4}$'
                """).param("ids", array(ids)).query(row -> {
            ends.put(row.getLong(1), row.getString(2));
        });
        return ends;
    }

    /**
     * Customers whose key in some other system begins like this. Sources are few: the statement steps from one to the next
     * and reads of each the beginning of a range of the primary key.
     */
    public List<Key> keysStartingWith(String beginning, int limit) {
        return jdbc.sql("""
                WITH RECURSIVE source AS (
                    (SELECT source FROM collect.customer_identity ORDER BY source LIMIT 1)
                    UNION ALL
                    SELECT (SELECT i.source
                            FROM collect.customer_identity i
                            WHERE i.source > s.source
                            ORDER BY i.source
                            LIMIT 1)
                    FROM source s
                    WHERE s.source IS NOT NULL)
                SELECT k.key, k.customer_id
                FROM source s
                CROSS JOIN LATERAL (
                    SELECT i.key, i.customer_id
                    FROM collect.customer_identity i
                    WHERE i.source = s.source
                      AND i.key >= :low
                      AND i.key < :high
                    ORDER BY i.key
                    LIMIT :limit) k
                WHERE starts_with(k.key, :low)
                LIMIT :limit
                """).param("low", beginning).param("high", beginning + Character.toString(Character.MAX_CODE_POINT))
                .param("limit", limit).query(Key.class).list();
    }

    /** Whose customers the caller sees; empty for everyone's. */
    public OptionalLong onlyOwner(Caller caller) {
        return Visibility.owner(caller);
    }

    private static long[] array(Collection<Long> ids) {
        long[] array = ids.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(array);
        return array;
    }
}
