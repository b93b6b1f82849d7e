package dev.perennial.collect.customer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.perennial.collect.customer.CustomerProfiles.Profile;
import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Creates a customer. Repeated with the same key within a day, it finds the one it made. */
@Service
public class CreateCustomer {

    private static final Duration KEY_IS_KEPT = Duration.ofDays(1);

    /** The new customer. An agent's is their own; without a team it gets its owner's. */
    public record Command(@Nullable String kind, @Nullable String name, @Nullable String email, @Nullable String phone,
            @Nullable String country, @Nullable String province, @Nullable String city, @Nullable String industry,
            @Nullable String source, @Nullable Long ownerId, @Nullable Long teamId,
            @Nullable List<@Nullable String> tags,
            @Nullable JsonNode identities, @Nullable JsonNode custom, @Nullable String district,
            @Nullable String campaign, @Nullable String size, @Nullable List<@Nullable String> interests,
            @Nullable List<@Nullable String> beliefs, @Nullable String habits, @Nullable JsonNode reaches,
            @Nullable JsonNode contacts) {
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final CustomerProfiles profiles;
    private final Customers customers;
    private final ProfileRules rules;
    private final OwnerTeams teams;
    private final CustomValues values;
    private final ProfileLists lists;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    CreateCustomer(JdbcClient jdbc, JsonMapper json, Clock clock, CustomerProfiles profiles, Customers customers,
            ProfileRules rules, OwnerTeams teams, CustomValues values, ProfileLists lists, AuditTrail audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.profiles = profiles;
        this.customers = customers;
        this.rules = rules;
        this.teams = teams;
        this.values = values;
        this.lists = lists;
        this.audit = audit;
        this.events = events;
    }

    /** Creates the customer, or finds the one this key created. */
    @Transactional
    public CustomerView create(Caller caller, Command command, @Nullable String key) {
        if (key == null) {
            return create(caller, command);
        }
        new Violations().idempotencyKey(key).refuse();
        byte[] hash = hash(command);
        Optional<Long> made = madeBefore(caller, key, hash);
        if (made.isPresent()) {
            return customers.get(caller, made.get());
        }
        CustomerView created = create(caller, command);
        jdbc.sql("""
                INSERT INTO collect.customer_creation (caller_kind, caller_id, key, request_hash, customer_id, at)
                VALUES (:kind, :caller, :key, :hash, :customer, :now)
                """).param("kind", caller.kind().name()).param("caller", caller.id()).param("key", key)
                .param("hash", hash).param("customer", created.id()).param("now", now()).update();
        return created;
    }

    private Optional<Long> madeBefore(Caller caller, String key, byte[] hash) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))").param(caller.kind() + "/" + caller.id() + key)
                .query((row, _) -> 1).list();
        jdbc.sql("DELETE FROM collect.customer_creation WHERE at < ?").param(now().minus(KEY_IS_KEPT)).update();
        record Made(long customerId, byte[] requestHash) {
        }
        Optional<Made> made = jdbc.sql("""
                SELECT customer_id, request_hash
                FROM collect.customer_creation
                WHERE caller_kind = ?
                  AND caller_id = ?
                  AND key = ?
                """).param(caller.kind().name()).param(caller.id()).param(key)
                .query((row, _) -> new Made(row.getLong(1), row.getBytes(2))).optional();
        if (made.isPresent() && !MessageDigest.isEqual(made.get().requestHash(), hash)) {
            throw new ProblemException(CustomerProblem.KEY_REUSED);
        }
        return made.map(Made::customerId);
    }

    private CustomerView create(Caller caller, Command command) {
        Profile profile = profile(caller, command);
        Violations violations = new Violations();
        rules.check(caller, profile, null, violations);
        ProfileLists.Edit edit = lists.read(command.reaches(), command.contacts(), command.identities(),
                profile.country(), violations);
        CustomValues.Edit custom = values.read(caller, command.custom(), null, violations);
        violations.refuse();
        long id = profiles.insert(profile);
        profiles.keep(id, custom);
        lists.keep(caller, id, edit, profile.country());
        audit.record(caller, "customer.create", "customer", id, List.of());
        events.publishEvent(new CustomerCreated(id, 1));
        return profiles.find(id).orElseThrow();
    }

    private Profile profile(Caller caller, Command command) {
        Long owner = command.ownerId() == null && !caller.seesAllCustomers() && caller.userId().isPresent()
                ? Long.valueOf(caller.userId().getAsLong())
                : command.ownerId();
        return new Profile(Objects.requireNonNullElse(command.kind(), "person"),
                Objects.requireNonNullElse(ProfileRules.tidy(command.name()), ""), ProfileRules.tidy(command.email()),
                ProfileRules.tidy(command.phone()), ProfileRules.tidy(command.country()),
                ProfileRules.tidy(command.province()), ProfileRules.tidy(command.city()),
                ProfileRules.tidy(command.industry()), ProfileRules.tidy(command.source()), texts(command.tags()),
                owner, command.teamId() == null ? teams.of(owner) : command.teamId(),
                ProfileRules.tidy(command.district()), ProfileRules.tidy(command.campaign()),
                ProfileRules.tidy(command.size()), texts(command.interests()), texts(command.beliefs()),
                ProfileRules.tidy(command.habits()));
    }

    private static List<String> texts(@Nullable List<@Nullable String> given) {
        List<String> texts = new ArrayList<>();
        if (given != null) {
            given.forEach(text -> texts.add(Objects.requireNonNullElse(ProfileRules.tidy(text), "")));
        }
        return texts;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    private byte[] hash(Command command) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(json.writeValueAsString(command).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
