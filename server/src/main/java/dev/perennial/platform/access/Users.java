package dev.perennial.platform.access;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Role;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** The accounts of people. */
@Service
public class Users {

    private static final Pattern LOGIN = Pattern.compile("[\\p{L}\\p{N}._@+-]{2,64}");
    private static final int LONGEST_NAME = 100;
    private static final String ACCOUNT = """
            SELECT id, login, name, role, disabled, version, team_id
            FROM platform.access_user
            """;

    /** An account. */
    public record User(long id, String login, String name, String role, boolean disabled, long version,
            @Nullable Long teamId) {
    }

    /** A colleague, for choosing an owner or naming somebody in a note. */
    public record Person(long id, String name, String login) {
    }

    /** A new account. */
    public record NewUser(@Nullable String login, @Nullable String name, @Nullable String role,
            @Nullable String password, @Nullable Long teamId) {
    }

    /** What to change; what is absent stays, a team that is null is left. */
    public record Change(@Nullable String name, @Nullable String role, @Nullable Boolean disabled,
            @Nullable String password, @Nullable JsonNode teamId) {
    }

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final Clock clock;
    private final RecognisedCallers recognised;
    private final Teams teams;

    Users(JdbcClient jdbc, Passwords passwords, AuditTrail audit, Clock clock, RecognisedCallers recognised,
            Teams teams) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
        this.recognised = recognised;
        this.teams = teams;
    }

    public List<User> all() {
        return jdbc.sql(ACCOUNT + "ORDER BY login")
                .query(User.class).list();
    }

    /** Everyone who can own a customer. */
    public List<Person> people() {
        return jdbc.sql("SELECT id, name, login FROM platform.access_user WHERE NOT disabled ORDER BY name, id")
                .query(Person.class).list();
    }

    public boolean any() {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM platform.access_user)").query(Boolean.class).single();
    }

    public Optional<User> find(long id) {
        return jdbc.sql(ACCOUNT + "WHERE id = ?")
                .param(id).query(User.class).optional();
    }

    /** The account of that sign-in name, disabled or not. */
    public Optional<User> named(String login) {
        return jdbc.sql(ACCOUNT + "WHERE login = ?")
                .param(login.strip().toLowerCase(Locale.ROOT)).query(User.class).optional();
    }

    /** Opens an account. */
    @Transactional
    public User open(Caller caller, NewUser request) {
        Violations violations = new Violations().text("/name", request.name(), LONGEST_NAME)
                .oneOf("/role", request.role(), List.of("admin", "analyst", "agent"));
        String login = request.login() == null ? "" : request.login().strip().toLowerCase(Locale.ROOT);
        if (!LOGIN.matcher(login).matches()) {
            violations.add("/login", AccessProblem.LOGIN_MALFORMED);
        }
        passwords.require(violations, "/password", request.password(), login);
        teams.check(request.teamId(), null, violations);
        violations.refuse();
        try {
            long id = jdbc.sql("""
                    INSERT INTO platform.access_user (login, name, password_hash, role, team_id, created_at)
                    VALUES (:login, :name, :hash, :role, :team, :now)
                    RETURNING id
                    """).param("login", login).param("name", request.name()).param("role", request.role())
                    .param("team", request.teamId(), Types.BIGINT)
                    .param("hash", passwords.hash(String.valueOf(request.password())))
                    .param("now", OffsetDateTime.now(clock)).query(Long.class).single();
            audit.record(caller, "user.open", "user", id, List.of(login, String.valueOf(request.role())));
            return require(id);
        } catch (DuplicateKeyException e) {
            throw new ProblemException(AccessProblem.LOGIN_TAKEN, login);
        }
    }

    /** Changes an account. A changed password, role or a lock ends its sessions. */
    @Transactional
    public User change(Caller caller, long id, long version, Change change) {
        jdbc.sql("SELECT id FROM platform.access_user WHERE role = 'admin' ORDER BY id FOR UPDATE").query(Long.class)
                .list();
        User before = require(id);
        if (before.version() != version) {
            throw new ProblemException(KernelProblem.STALE);
        }
        requireValid(change, before);
        jdbc.sql("""
                UPDATE platform.access_user
                SET name = coalesce(:name, name), role = coalesce(:role, role),
                    disabled = coalesce(:disabled, disabled), password_hash = coalesce(:hash, password_hash),
                    team_id = :team, version = version + 1
                WHERE id = :id
                """).param("name", change.name()).param("role", change.role()).param("disabled", change.disabled())
                .param("hash", change.password() == null ? null : passwords.hash(change.password()))
                .param("team", team(change, before), Types.BIGINT).param("id", id).update();
        boolean governed = before.role().equals(Role.ADMIN.code()) && !before.disabled();
        if (governed && jdbc
                .sql("SELECT NOT EXISTS (SELECT 1 FROM platform.access_user WHERE role = 'admin' AND NOT disabled)")
                .query(Boolean.class).single()) {
            throw new ProblemException(AccessProblem.LAST_ADMINISTRATOR);
        }
        User after = require(id);
        if (change.password() != null || after.disabled() || !after.role().equals(before.role())) {
            jdbc.sql("DELETE FROM platform.access_session WHERE user_id = ?").param(id).update();
        }
        recognised.forget();
        record Changed(User before, User after, boolean password) {
        }
        audit.record(caller, "user.change", "user", id, new Changed(before, after, change.password() != null));
        return after;
    }

    private void requireValid(Change change, User user) {
        Violations violations = new Violations().atMost("/name", change.name(), LONGEST_NAME);
        if (change.name() != null && change.name().isBlank()) {
            violations.add("/name", KernelProblem.REQUIRED);
        }
        if (change.role() != null && Role.of(change.role()).isEmpty()) {
            violations.add("/role", KernelProblem.NOT_ONE_OF, change.role(), "admin, analyst, agent");
        }
        if (change.password() != null) {
            passwords.require(violations, "/password", change.password(), user.login());
        }
        if (change.teamId() != null && !change.teamId().isNull() && !isId(change.teamId())) {
            violations.add("/teamId", AccessProblem.TEAM_NOT_ID);
        } else {
            teams.check(team(change, user), user.teamId(), violations);
        }
        violations.refuse();
    }

    private static boolean isId(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong();
    }

    private static @Nullable Long team(Change change, User before) {
        JsonNode node = change.teamId();
        if (node == null) {
            return before.teamId();
        }
        return node.isNull() ? null : Long.valueOf(node.asLong());
    }

    private User require(long id) {
        return find(id).orElseThrow(() -> new ProblemException(AccessProblem.USER_NOT_FOUND, id));
    }
}
