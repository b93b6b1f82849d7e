package dev.perennial.platform.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Recognises who comes with a secret: one query by an index, unless they came a moment ago. */
@Service
public class Callers {

    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final RecognisedCallers recognised;

    Callers(JdbcClient jdbc, Clock clock, RecognisedCallers recognised) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.recognised = recognised;
    }

    /** The user of a live session. */
    public Optional<Caller> bySession(Secret secret) {
        byte[] hash = secret.hash();
        return recognised.find(Caller.Kind.USER, hash, () -> session(hash));
    }

    /** The API token that has not been revoked. */
    public Optional<Caller> byToken(Secret secret) {
        byte[] hash = secret.hash();
        return recognised.find(Caller.Kind.TOKEN, hash, () -> token(hash));
    }

    private Optional<Caller> session(byte[] hash) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Optional<Found> found = jdbc.sql("""
                SELECT s.id AS credential, u.id, u.name, u.role, s.last_used_at
                FROM platform.access_session s
                JOIN platform.access_user u ON u.id = s.user_id
                WHERE s.secret_hash = ?
                  AND s.expires_at > ?
                  AND NOT u.disabled
                """).param(hash).param(now).query((row, _) -> Found.of(row, Caller.Kind.USER)).optional();
        found.filter(f -> f.unnotedAt(now)).ifPresent(f -> jdbc.sql("""
                UPDATE platform.access_session
                SET last_used_at = ?, expires_at = ?
                WHERE id = ?
                """).param(now).param(now.plus(Sessions.IDLE)).param(f.caller().credential()).update());
        return found.map(Found::caller);
    }

    private Optional<Caller> token(byte[] hash) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Optional<Found> found = jdbc.sql("""
                SELECT t.id AS credential, t.id, t.name, t.role,
                       coalesce(t.last_used_at, '-infinity') AS last_used_at
                FROM platform.access_token t
                WHERE t.secret_hash = ?
                  AND t.revoked_at IS NULL
                """).param(hash).query((row, _) -> Found.of(row, Caller.Kind.TOKEN)).optional();
        found.filter(f -> f.unnotedAt(now)).ifPresent(f -> jdbc.sql("""
                UPDATE platform.access_token
                SET last_used_at = ?
                WHERE id = ?
                """).param(now).param(f.caller().credential()).update());
        return found.map(Found::caller);
    }

    private record Found(Caller caller, OffsetDateTime lastUsedAt) {

        static Found of(ResultSet row, Caller.Kind kind) throws SQLException {
            return new Found(new Caller(kind, row.getLong("id"), row.getString("name"),
                    Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)), row.getLong("credential")),
                    row.getObject("last_used_at", OffsetDateTime.class));
        }

        boolean unnotedAt(OffsetDateTime now) {
            return lastUsedAt.isBefore(now.minus(USE_IS_NOTED_EVERY));
        }
    }
}
