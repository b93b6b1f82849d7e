package dev.perennial.platform.access;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sessions of signed-in people: begun, listed, ended. */
@Service
public class Sessions {

    /** A session that nobody uses for this long ends. */
    public static final Duration IDLE = Duration.ofDays(7);

    private static final int LONGEST_AGENT = 300;

    /** Where somebody is signed in. */
    public record Session(long id, OffsetDateTime createdAt, OffsetDateTime lastUsedAt, String userAgent,
            String address) {
    }

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final RecognisedCallers recognised;

    Sessions(JdbcClient jdbc, AuditTrail audit, Clock clock, RecognisedCallers recognised) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.recognised = recognised;
    }

    /** Begins a session and returns its secret. Sessions that have run out are swept away on this occasion. */
    @Transactional
    public Secret begin(long userId, String userAgent, String address) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("DELETE FROM platform.access_session WHERE expires_at < ?").param(now).update();
        Secret secret = Secret.random();
        jdbc.sql("""
                INSERT INTO platform.access_session
                    (secret_hash, user_id, created_at, last_used_at, expires_at, user_agent, address)
                VALUES (:hash, :user, :now, :now, :expires, :agent, :address)
                """).param("hash", secret.hash()).param("user", userId).param("now", now)
                .param("expires", now.plus(IDLE))
                .param("agent", userAgent.substring(0, Math.min(userAgent.length(), LONGEST_AGENT)))
                .param("address", address).update();
        return secret;
    }

    /** Sessions of a user, the last used first. */
    public List<Session> of(long userId) {
        return jdbc.sql("""
                SELECT id, created_at, last_used_at, user_agent, address
                FROM platform.access_session
                WHERE user_id = ?
                  AND expires_at > ?
                ORDER BY last_used_at DESC, id DESC
                """).param(userId).param(OffsetDateTime.now(clock)).query(Session.class).list();
    }

    /** Ends one session of a user. */
    @Transactional
    public void end(Caller caller, long userId, long sessionId) {
        int ended = jdbc.sql("DELETE FROM platform.access_session WHERE id = ? AND user_id = ?").param(sessionId)
                .param(userId).update();
        if (ended == 0) {
            throw new ProblemException(AccessProblem.SESSION_NOT_FOUND);
        }
        recognised.forget();
        audit.record(caller, "session.end", "user", userId, List.of(sessionId));
    }

    /** Ends all sessions of a user. */
    @Transactional
    public void endAll(Caller caller, long userId) {
        jdbc.sql("DELETE FROM platform.access_session WHERE user_id = ?").param(userId).update();
        recognised.forget();
        audit.record(caller, "session.end-all", "user", userId, List.of());
    }
}
