package dev.perennial.platform.access;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Violations;
import dev.perennial.platform.storage.Remembered;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Teams of people. None is ever deleted: a retired one keeps its people and customers and is no longer offered. All teams are
 * remembered for a moment: a change made by this process is seen at once, one made by another within half a second.
 */
@Service
public class Teams {

    private static final String TEAM = """
            SELECT id, name, retired_at IS NOT NULL AS retired, version
            FROM platform.access_team
            """;
    private static final Duration FRESH = Duration.ofMillis(500);
    private static final int LONGEST_NAME = 100;

    /** A team. */
    public record Team(long id, String name, boolean retired, long version) {
    }

    /** A new team. */
    public record NewTeam(@Nullable String name) {
    }

    /** What to change; what is absent stays. */
    public record Change(@Nullable String name, @Nullable Boolean retired) {
    }

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final Remembered<List<Team>> teams;

    Teams(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.teams = new Remembered<>(clock, FRESH, this::read);
    }

    /** All teams by their names, also retired ones. */
    public List<Team> all() {
        return teams.get();
    }

    /** Higher after every change of any team. */
    public long version(boolean now) {
        return (now ? teams.readAgain() : teams.get()).stream().mapToLong(Team::version).sum();
    }

    private List<Team> read() {
        return List.copyOf(jdbc.sql(TEAM + "ORDER BY lower(name)").query(Team.class).list());
    }

    /** The team as the database has it now. */
    public Optional<Team> find(long id) {
        return jdbc.sql(TEAM + "WHERE id = ?").param(id).query(Team.class).optional();
    }

    /** The teams of these users; those without a team, or in a retired one, are absent. */
    public Map<Long, Long> ofUsers(Collection<Long> users) {
        Map<Long, Long> teams = new HashMap<>();
        if (!users.isEmpty()) {
            jdbc.sql("""
                    SELECT u.id, t.id
                    FROM platform.access_user AS u
                    JOIN platform.access_team AS t ON t.id = u.team_id
                    WHERE u.id = ANY (:users)
                      AND t.retired_at IS NULL
                    """).param("users", users.stream().mapToLong(Long::longValue).toArray()).query(row -> {
                teams.put(row.getLong(1), row.getLong(2));
            });
        }
        return teams;
    }

    /** Makes a team, or finds the one that this key made. */
    @Transactional
    public Team create(Caller caller, NewTeam request, @Nullable String key) {
        String name = tidy(request.name());
        new Violations().text("/name", name, LONGEST_NAME).idempotencyKey(key).refuse();
        String creationKey = key == null ? null : caller.kind() + "/" + caller.id() + "/" + key;
        if (creationKey != null) {
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))").param("team/" + creationKey)
                    .query((_, _) -> 1).list();
            Optional<Team> made = madeWith(creationKey, name);
            if (made.isPresent()) {
                return made.get();
            }
        }
        try {
            long id = jdbc.sql("""
                    INSERT INTO platform.access_team (name, created_at, creation_key, asked_name)
                    VALUES (:name, :now, :key, :name)
                    RETURNING id
                    """).param("name", name).param("now", OffsetDateTime.now(clock)).param("key", creationKey)
                    .query(Long.class).single();
            audit.record(caller, "team.create", "team", id, List.of(name));
            teams.changed();
            return require(id);
        } catch (DuplicateKeyException e) {
            throw new ProblemException(AccessProblem.TEAM_NAME_TAKEN, name);
        }
    }

    private Optional<Team> madeWith(String creationKey, String name) {
        record Made(long id, String askedName) {
        }
        Optional<Made> made = jdbc.sql("SELECT id, asked_name FROM platform.access_team WHERE creation_key = ?")
                .param(creationKey).query(Made.class).optional();
        if (made.isPresent() && !made.get().askedName().equals(name)) {
            throw new ProblemException(AccessProblem.KEY_REUSED);
        }
        return made.map(one -> require(one.id()));
    }

    /** Renames a team, retires it or brings it back, from the version that the caller saw. */
    @Transactional
    public Team change(Caller caller, long id, long version, Change change) {
        jdbc.sql("SELECT id FROM platform.access_team WHERE id = ? FOR NO KEY UPDATE").param(id).query(Long.class)
                .list();
        Team before = require(id);
        if (before.version() != version) {
            throw new ProblemException(KernelProblem.STALE);
        }
        String name = change.name() == null ? before.name() : tidy(change.name());
        boolean retired = change.retired() == null ? before.retired() : change.retired();
        new Violations().text("/name", name, LONGEST_NAME).refuse();
        if (name.equals(before.name()) && retired == before.retired()) {
            return before;
        }
        try {
            jdbc.sql("""
                    UPDATE platform.access_team
                    SET name = :name, version = version + 1,
                        retired_at = CASE WHEN :retired THEN coalesce(retired_at, :now) END
                    WHERE id = :id
                    """).param("name", name).param("retired", retired).param("now", OffsetDateTime.now(clock))
                    .param("id", id).update();
        } catch (DuplicateKeyException e) {
            throw new ProblemException(AccessProblem.TEAM_NAME_TAKEN, name);
        }
        record Changed(Team before, Team after) {
        }
        Team after = require(id);
        audit.record(caller, "team.change", "team", id, new Changed(before, after));
        teams.changed();
        return after;
    }

    /** Whether somebody or something may be given this team: none, the one it has, or one that is not retired. */
    public boolean mayBeGiven(@Nullable Long team, @Nullable Long before) {
        return team == null || team.equals(before) || find(team).filter(one -> !one.retired()).isPresent();
    }

    /** Gathers what is wrong with a team that somebody is to belong to. */
    void check(@Nullable Long team, @Nullable Long before, Violations violations) {
        if (team != null && !mayBeGiven(team, before)) {
            violations.add("/teamId", AccessProblem.TEAM_UNKNOWN, team);
        }
    }

    private static String tidy(@Nullable String name) {
        return name == null ? "" : name.strip();
    }

    private Team require(long id) {
        return find(id).orElseThrow(() -> new ProblemException(AccessProblem.TEAM_NOT_FOUND, id));
    }
}
