package dev.perennial.collect.customer;

import java.util.Arrays;
import java.util.List;

import dev.perennial.platform.kernel.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Finds customers that are reached by the same number or address, however it was entered. */
@Service
public class FindDuplicates {

    private static final int MOST = 10;

    /**
     * What was entered of a customer.
     *
     * @param country in which a number without a country code is
     * @param except the customer itself, if it exists already
     */
    public record Entered(@Nullable String phone, @Nullable String email, @Nullable String country,
            @Nullable Long except) {
    }

    /** A customer that may be the same: by {@code phone}, {@code email}, or both. */
    public record Match(long id, String name, String kind, List<String> by) {
    }

    private final JdbcClient jdbc;
    private final Reach reach;

    FindDuplicates(JdbcClient jdbc, Reach reach) {
        this.jdbc = jdbc;
        this.reach = reach;
    }

    /** Those that the caller may see, the ones that share most first. */
    public List<Match> find(Caller caller, Entered entered) {
        String phone = reach.phone(entered.phone(), entered.country());
        String email = reach.email(entered.email());
        if (phone == null && email == null) {
            return List.of();
        }
        return jdbc.sql("""
                SELECT c.customer_id, c.name, c.kind, array_agg(DISTINCT m.kind ORDER BY m.kind) AS by
                FROM (SELECT id AS customer_id, 'phone' AS kind
                      FROM collect.customer_profile
                      WHERE phone_normalised = :phone
                      UNION ALL
                      SELECT id, 'email'
                      FROM collect.customer_profile
                      WHERE email_normalised = :email
                      UNION ALL
                      SELECT customer_id, kind
                      FROM collect.customer_reach
                      WHERE (kind, normalised) IN (('phone', :phone), ('email', :email))
                      UNION ALL
                      SELECT customer_id, 'phone'
                      FROM collect.customer_contact
                      WHERE phone_normalised = :phone
                      UNION ALL
                      SELECT customer_id, 'email'
                      FROM collect.customer_contact
                      WHERE email_normalised = :email) AS m
                JOIN collect.customer_list AS c ON c.customer_id = m.customer_id
                WHERE c.customer_id <> :except
                  AND (:all OR c.owner_id = :owner)
                GROUP BY c.customer_id, c.name, c.kind
                ORDER BY count(DISTINCT m.kind) DESC, c.customer_id
                LIMIT :most
                """).param("phone", phone).param("email", email)
                .param("except", entered.except() == null ? 0L : entered.except())
                .param("all", caller.seesAllCustomers()).param("owner", caller.userId().orElse(-1)).param("most", MOST)
                .query((row, _) -> new Match(row.getLong(1), row.getString(2), row.getString(3),
                        Arrays.asList((String[]) row.getArray(4).getArray())))
                .list();
    }
}
