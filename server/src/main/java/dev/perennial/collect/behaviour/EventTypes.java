package dev.perennial.collect.behaviour;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.perennial.collect.behaviour.EventType.Property;
import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The kinds of events. One can be renamed and get further properties; a property that has a type keeps it. */
@Service
class EventTypes {

    static final List<String> TYPES = List.of("text", "number", "boolean", "date", "time");

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,49}");
    private static final int LONGEST_NAME = 50;
    private static final int MOST_PROPERTIES = 50;

    /** A new kind, or a change of one; what a change does not name stays. */
    record Command(@Nullable String code, @Nullable String nameZh, @Nullable String nameEn,
            @Nullable List<Told> properties) {
    }

    /** A property as told; a name that is missing is the other one. */
    record Told(@Nullable String code, @Nullable String nameZh, @Nullable String nameEn, @Nullable String type) {
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final AuditTrail audit;

    EventTypes(JdbcClient jdbc, JsonMapper json, AuditTrail audit) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
    }

    List<EventType> all() {
        return jdbc.sql("""
                SELECT id, code, name_zh, name_en, properties::text AS properties, version
                FROM collect.behaviour_type
                ORDER BY id
                """).query((row, _) -> new EventType(row.getLong("id"), row.getString("code"),
                row.getString("name_zh"), row.getString("name_en"),
                json.readValue(row.getString("properties"), new TypeReference<List<Property>>() {
                }), row.getLong("version"))).list();
    }

    EventType get(String code) {
        return find(code).orElseThrow(() -> new ProblemException(BehaviourProblem.TYPE_NOT_FOUND, code));
    }

    private Optional<EventType> find(String code) {
        return all().stream().filter(type -> type.code().equals(code)).findFirst();
    }

    @Transactional
    public EventType create(Caller caller, Command told) {
        Violations violations = new Violations();
        String code = told.code() == null ? "" : told.code();
        if (!CODE.matcher(code).matches()) {
            violations.add("/code", BehaviourProblem.CODE_MALFORMED);
        }
        if (told.nameZh() == null && told.nameEn() == null) {
            violations.add("/nameEn", KernelProblem.REQUIRED);
        }
        names("", told.nameZh(), told.nameEn(), violations);
        List<Property> properties = properties(told.properties(), List.of(), violations);
        violations.refuse();
        try {
            jdbc.sql("""
                    INSERT INTO collect.behaviour_type (code, name_zh, name_en, properties)
                    VALUES (?, ?, ?, ?::jsonb)
                    """).param(code).param(either(told.nameZh(), told.nameEn()))
                    .param(either(told.nameEn(), told.nameZh())).param(json.writeValueAsString(properties)).update();
        } catch (DuplicateKeyException _) {
            throw new ProblemException(BehaviourProblem.CODE_TAKEN, code);
        }
        EventType created = get(code);
        audit.record(caller, "event-type.create", "event-type", created.id(), Map.of("code", code));
        return created;
    }

    @Transactional
    public EventType change(Caller caller, String code, long version, Command told) {
        EventType before = get(code);
        Violations violations = new Violations();
        if (told.code() != null && !told.code().equals(code)) {
            violations.add("/code", BehaviourProblem.PROPERTY_KEPT, code);
        }
        names("", told.nameZh(), told.nameEn(), violations);
        List<Property> properties = told.properties() == null
                ? before.properties()
                : properties(told.properties(), before.properties(), violations);
        violations.refuse();
        int changed = jdbc.sql("""
                UPDATE collect.behaviour_type
                SET name_zh = ?, name_en = ?, properties = ?::jsonb, version = version + 1
                WHERE id = ?
                  AND version = ?
                """).param(either(told.nameZh(), before.nameZh())).param(either(told.nameEn(), before.nameEn()))
                .param(json.writeValueAsString(properties)).param(before.id()).param(version).update();
        if (changed == 0) {
            throw new ProblemException(KernelProblem.STALE);
        }
        audit.record(caller, "event-type.change", "event-type", before.id(), Map.of("code", code));
        return get(code);
    }

    private static void names(String at, @Nullable String zh, @Nullable String en, Violations violations) {
        violations.atMost(at + "/nameZh", zh, LONGEST_NAME).atMost(at + "/nameEn", en, LONGEST_NAME);
    }

    private static List<Property> properties(@Nullable List<Told> told, List<Property> before,
            Violations violations) {
        List<Property> properties = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        List<Told> all = told == null ? List.of() : told;
        if (all.size() > MOST_PROPERTIES) {
            violations.add("/properties", BehaviourProblem.TOO_MANY, MOST_PROPERTIES);
        }
        for (int i = 0; i < all.size(); i++) {
            Told one = all.get(i);
            String at = "/properties/" + i;
            String code = one.code() == null ? "" : one.code();
            if (!CODE.matcher(code).matches()) {
                violations.add(at + "/code", BehaviourProblem.CODE_MALFORMED);
            } else if (!codes.add(code)) {
                violations.add(at + "/code", BehaviourProblem.CODE_TWICE, code);
            }
            violations.oneOf(at + "/type", one.type(), TYPES);
            names(at, one.nameZh(), one.nameEn(), violations);
            properties.add(new Property(code, either(one.nameZh(), either(one.nameEn(), code)),
                    either(one.nameEn(), either(one.nameZh(), code)), one.type() == null ? "" : one.type()));
        }
        for (Property kept : before) {
            if (properties.stream().noneMatch(
                    one -> one.code().equals(kept.code()) && one.type().equals(kept.type()))) {
                violations.add("/properties", BehaviourProblem.PROPERTY_KEPT, kept.code());
            }
        }
        return properties;
    }

    private static String either(@Nullable String wanted, @Nullable String otherwise) {
        return wanted != null && !wanted.isBlank() ? wanted.strip() : otherwise == null ? "" : otherwise.strip();
    }
}
