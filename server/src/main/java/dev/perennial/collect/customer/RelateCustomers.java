package dev.perennial.collect.customer;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How customers belong together: groups and their subsidiaries, households, who referred whom. */
@Service
public class RelateCustomers {

    private static final String HOUSEHOLD = "household";
    private static final List<String> KINDS = List.of("parent", "subsidiary", "referred-by", "referred", HOUSEHOLD);

    /**
     * A relation as seen from a customer.
     *
     * @param kind what the other customer is to this one: its parent or subsidiary in a group, the one it was referred by or
     *     one it referred, or of the same household
     */
    public record Relation(long id, String kind, Other customer) {
    }

    /** The customer on the other side. */
    public record Other(long id, String name, String kind) {
    }

    /** The new relation, from the side of the customer it is added to. */
    public record Command(@Nullable String kind, @Nullable Long customerId) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Customers customers;
    private final AuditTrail audit;

    RelateCustomers(JdbcClient jdbc, Clock clock, Customers customers, AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.customers = customers;
        this.audit = audit;
    }

    /** The relations of a customer to those that the caller may see. */
    public List<Relation> of(Caller caller, long id) {
        customers.requireVisible(caller, id);
        return jdbc.sql("""
                SELECT r.id,
                       CASE WHEN r.customer_id = :id OR r.kind = 'household' THEN r.kind
                            WHEN r.kind = 'parent' THEN 'subsidiary'
                            ELSE 'referred' END AS kind,
                       c.customer_id, c.name, c.kind AS customer_kind
                FROM collect.customer_relation AS r
                JOIN collect.customer_list AS c
                  ON c.customer_id = CASE WHEN r.customer_id = :id THEN r.other_id ELSE r.customer_id END
                WHERE (r.customer_id = :id OR r.other_id = :id)
                  AND (:all OR c.owner_id = :owner)
                ORDER BY 2, c.name, r.id
                """).param("id", id).param("all", caller.seesAllCustomers())
                .param("owner", caller.userId().orElse(-1))
                .query((row, _) -> new Relation(row.getLong(1), row.getString(2),
                        new Other(row.getLong(3), row.getString(4), row.getString(5))))
                .list();
    }

    /** Relates two customers; one that there is already is answered as it is. */
    @Transactional
    public Relation add(Caller caller, long id, Command asked) {
        customers.requireVisible(caller, id);
        Violations violations = new Violations().oneOf("/kind", asked.kind(), KINDS);
        Long other = asked.customerId();
        if (other == null || !customers.visible(caller, other)) {
            violations.add("/customerId", CustomerProblem.REFERENCE_UNKNOWN);
        } else if (other == id) {
            violations.add("/customerId", CustomerProblem.RELATION_TO_SELF);
        }
        violations.refuse();
        String kind = Objects.requireNonNull(asked.kind());
        boolean turned = kind.equals("subsidiary") || kind.equals("referred")
                || (kind.equals(HOUSEHOLD) && Objects.requireNonNull(other) < id);
        long from = turned ? Objects.requireNonNull(other) : id;
        long to = turned ? id : Objects.requireNonNull(other);
        String kept = kind.equals("subsidiary") ? "parent" : kind.equals("referred") ? "referred-by" : kind;
        // One at a time, so that two people cannot close a circle together.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('collect.customer_relation', 0))")
                .query((row, _) -> 1).list();
        Optional<Long> known = find(kept, from, to);
        if (known.isEmpty()) {
            refuse(kept, from, to);
            jdbc.sql("""
                    INSERT INTO collect.customer_relation (kind, customer_id, other_id, created_at)
                    VALUES (?, ?, ?, ?)
                    """).param(kept).param(from).param(to)
                    .param(OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC)).update();
            audit.record(caller, "customer.relate", "customer", id, Map.of("kind", kind, "customer", other));
        }
        long relation = find(kept, from, to).orElseThrow();
        return of(caller, id).stream().filter(one -> one.id() == relation).findFirst().orElseThrow();
    }

    private Optional<Long> find(String kind, long from, long to) {
        return jdbc.sql("SELECT id FROM collect.customer_relation WHERE kind = ? AND customer_id = ? AND other_id = ?")
                .param(kind).param(from).param(to).query(Long.class).optional();
    }

    private void refuse(String kind, long from, long to) {
        if (kind.equals(HOUSEHOLD)) {
            return;
        }
        boolean has = jdbc.sql("""
                SELECT EXISTS (SELECT 1 FROM collect.customer_relation WHERE kind = ? AND customer_id = ?)
                """).param(kind).param(from).query(Boolean.class).single();
        if (has) {
            throw new ProblemException(CustomerProblem.RELATION_ONE_ONLY);
        }
        boolean circle = jdbc.sql("""
                WITH RECURSIVE above (id) AS (
                    SELECT :to::bigint
                    UNION
                    SELECT r.other_id
                    FROM collect.customer_relation AS r
                    JOIN above AS a ON r.customer_id = a.id
                    WHERE r.kind = :kind)
                SELECT EXISTS (SELECT 1 FROM above WHERE id = :from)
                """).param("to", to).param("from", from).param("kind", kind).query(Boolean.class).single();
        if (circle) {
            throw new ProblemException(CustomerProblem.RELATION_CIRCLE);
        }
    }

    /** Ends a relation that the caller sees on this customer. */
    @Transactional
    public void remove(Caller caller, long id, long relation) {
        Relation known = of(caller, id).stream().filter(one -> one.id() == relation).findFirst()
                .orElseThrow(() -> new ProblemException(CustomerProblem.RELATION_NOT_FOUND, relation));
        jdbc.sql("DELETE FROM collect.customer_relation WHERE id = ?").param(relation).update();
        audit.record(caller, "customer.unrelate", "customer", id,
                Map.of("kind", known.kind(), "customer", known.customer().id()));
    }
}
