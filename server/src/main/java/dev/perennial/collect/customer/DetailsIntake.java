package dev.perennial.collect.customer;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.perennial.collect.customer.CustomerIntake.Incoming;
import dev.perennial.collect.customer.CustomerView.Contact;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds further numbers and addresses and contacts of many customers at a time. What there is already stays. */
@Component
class DetailsIntake {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Reach reach;

    DetailsIntake(JdbcClient jdbc, Clock clock, Reach reach) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.reach = reach;
    }

    /**
     * Adds what is told to customers whose profile has been written.
     *
     * @param onlyEmpty whether known contacts are only completed, not corrected
     * @return the customers of whom more is known now
     */
    Set<Long> add(boolean onlyEmpty, long[] ids, List<Incoming> incoming) {
        Set<Long> changed = new HashSet<>();
        reaches(ids, incoming, changed);
        contacts(onlyEmpty, ids, incoming, changed);
        return changed;
    }

    /** Notes an edit of customers whose profile itself stayed as it was. */
    void edited(Collection<Long> ids) {
        jdbc.sql("""
                UPDATE collect.customer_profile
                SET version = version + 1, updated_at = :now
                WHERE id = ANY (:ids)
                """).param("now", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .param("ids", ids.stream().mapToLong(Long::longValue).toArray()).update();
    }

    private void reaches(long[] ids, List<Incoming> incoming, Set<Long> changed) {
        List<Long> customers = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        List<String> entered = new ArrayList<>();
        List<String> normalised = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            Incoming one = incoming.get(i);
            for (String phone : one.details().phones()) {
                customers.add(ids[i]);
                kinds.add("phone");
                entered.add(phone);
                normalised.add(Objects.requireNonNullElse(reach.phone(phone, one.country()), phone));
            }
            for (String email : one.details().emails()) {
                customers.add(ids[i]);
                kinds.add("email");
                entered.add(email);
                normalised.add(Objects.requireNonNullElse(reach.email(email), email));
            }
        }
        if (!customers.isEmpty()) {
            changed.addAll(jdbc.sql(NEW_REACHES).param("ids", customers.stream().mapToLong(Long::longValue).toArray())
                    .param("kinds", kinds.toArray(new String[0])).param("entered", entered.toArray(new String[0]))
                    .param("normalised", normalised.toArray(new String[0])).query(Long.class).list());
        }
    }

    private static final String NEW_REACHES = """
            INSERT INTO collect.customer_reach (customer_id, position, kind, entered, normalised)
            SELECT t.id,
                   (SELECT coalesce(max(r.position), 0) FROM collect.customer_reach AS r WHERE r.customer_id = t.id)
                       + row_number() OVER (PARTITION BY t.id ORDER BY t.place),
                   t.kind, t.entered, t.normalised
            FROM (SELECT DISTINCT ON (id, kind, normalised) id, kind, entered, normalised, place
                  FROM unnest(:ids::bigint[], :kinds::text[], :entered::text[], :normalised::text[])
                       WITH ORDINALITY AS u (id, kind, entered, normalised, place)
                  ORDER BY id, kind, normalised, place) AS t
            JOIN collect.customer_profile AS p ON p.id = t.id
            WHERE t.normalised IS DISTINCT FROM CASE t.kind WHEN 'phone' THEN p.phone_normalised
                                                            ELSE p.email_normalised END
              AND NOT EXISTS (SELECT 1
                              FROM collect.customer_reach AS r
                              WHERE r.customer_id = t.id
                                AND r.kind = t.kind
                                AND r.normalised = t.normalised)
            RETURNING customer_id
            """;

    private void contacts(boolean onlyEmpty, long[] ids, List<Incoming> incoming, Set<Long> changed) {
        List<Long> customers = new ArrayList<>();
        List<Contact> told = new ArrayList<>();
        List<@Nullable String> phones = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            for (Contact contact : incoming.get(i).details().contacts()) {
                customers.add(ids[i]);
                told.add(contact);
                phones.add(reach.phone(contact.phone(), incoming.get(i).country()));
            }
        }
        if (!customers.isEmpty()) {
            changed.addAll(bound(KNOWN_CONTACTS, customers, told, phones).param("empty", onlyEmpty).query(Long.class)
                    .list());
            changed.addAll(bound(NEW_CONTACTS, customers, told, phones).query(Long.class).list());
        }
    }

    private JdbcClient.StatementSpec bound(String sql, List<Long> customers, List<Contact> told,
            List<@Nullable String> phones) {
        return jdbc.sql(sql).param("ids", customers.stream().mapToLong(Long::longValue).toArray())
                .param("names", told.stream().map(Contact::name).toArray(String[]::new))
                .param("titles", told.stream().map(Contact::title).toArray(String[]::new))
                .param("phones", told.stream().map(Contact::phone).toArray(String[]::new))
                .param("phonesNormalised", phones.toArray(String[]::new))
                .param("emails", told.stream().map(Contact::email).toArray(String[]::new))
                .param("emailsNormalised",
                        told.stream().map(one -> reach.email(one.email())).toArray(String[]::new));
    }

    private static final String TOLD_CONTACTS = """
            WITH told AS (
                SELECT *
                FROM unnest(:ids::bigint[], :names::text[], :titles::text[], :phones::text[],
                            :phonesNormalised::text[], :emails::text[], :emailsNormalised::text[])
                     WITH ORDINALITY
                     AS t (id, name, title, phone, phone_normalised, email, email_normalised, place)
            )
            """;

    /** A contact is known by the name. */
    private static final String KNOWN_CONTACTS = TOLD_CONTACTS + """
            , target AS (
                SELECT c.customer_id, c.position,
                       CASE WHEN :empty THEN coalesce(c.title, t.title) ELSE coalesce(t.title, c.title) END AS title,
                       CASE WHEN t.phone IS NULL OR (:empty AND c.phone IS NOT NULL) THEN c.phone
                            ELSE t.phone END AS phone,
                       CASE WHEN t.phone IS NULL OR (:empty AND c.phone IS NOT NULL) THEN c.phone_normalised
                            ELSE t.phone_normalised END AS phone_normalised,
                       CASE WHEN t.email IS NULL OR (:empty AND c.email IS NOT NULL) THEN c.email
                            ELSE t.email END AS email,
                       CASE WHEN t.email IS NULL OR (:empty AND c.email IS NOT NULL) THEN c.email_normalised
                            ELSE t.email_normalised END AS email_normalised
                FROM collect.customer_contact AS c
                JOIN told AS t ON t.id = c.customer_id AND lower(t.name) = lower(c.name)
            )
            UPDATE collect.customer_contact AS c
            SET title = t.title, phone = t.phone, phone_normalised = t.phone_normalised, email = t.email,
                email_normalised = t.email_normalised
            FROM target AS t
            WHERE c.customer_id = t.customer_id
              AND c.position = t.position
              AND (c.title, c.phone, c.email) IS DISTINCT FROM (t.title, t.phone, t.email)
            RETURNING c.customer_id
            """;

    private static final String NEW_CONTACTS = TOLD_CONTACTS + """
            INSERT INTO collect.customer_contact
                (customer_id, position, name, title, phone, phone_normalised, email, email_normalised)
            SELECT t.id,
                   (SELECT coalesce(max(c.position), 0) FROM collect.customer_contact AS c WHERE c.customer_id = t.id)
                       + row_number() OVER (PARTITION BY t.id ORDER BY t.place),
                   t.name, t.title, t.phone, t.phone_normalised, t.email, t.email_normalised
            FROM told AS t
            WHERE NOT EXISTS (SELECT 1
                              FROM collect.customer_contact AS c
                              WHERE c.customer_id = t.id
                                AND lower(c.name) = lower(t.name))
            RETURNING customer_id
            """;
}
