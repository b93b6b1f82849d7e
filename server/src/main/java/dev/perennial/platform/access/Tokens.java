package dev.perennial.platform.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;

import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Role;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** API tokens: for programs, with a role of their own. */
@Service
public class Tokens {

    private static final String PREFIX = "pnl_";
    private static final int LONGEST_NAME = 100;

    /** A token without its secret. */
    public record Token(long id, String name, String role, OffsetDateTime createdAt,
            @Nullable OffsetDateTime lastUsedAt) {
    }

    /** A new token; its secret is told this once. */
    public record Issued(long id, String name, String role, String secret) {
    }

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final RecognisedCallers recognised;

    Tokens(JdbcClient jdbc, AuditTrail audit, Clock clock, RecognisedCallers recognised) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.recognised = recognised;
    }

    /** Tokens that have not been revoked, newest first. */
    public List<Token> all() {
        return jdbc.sql("""
                SELECT id, name, role, created_at, last_used_at
                FROM platform.access_token
                WHERE revoked_at IS NULL
                ORDER BY id DESC
                """).query(Token.class).list();
    }

    /** Issues a token. */
    @Transactional
    public Issued issue(Caller caller, @Nullable String name, @Nullable String role) {
        Violations violations = new Violations().text("/name", name, LONGEST_NAME).oneOf("/role", role,
                List.of(Role.ADMIN.code(), Role.ANALYST.code(), Role.AGENT.code()));
        violations.refuse();
        Secret secret = new Secret(PREFIX + Secret.random().text());
        long id = jdbc.sql("""
                INSERT INTO platform.access_token (name, secret_hash, role, created_by, created_at)
                VALUES (:name, :hash, :role, :by, :now)
                RETURNING id
                """).param("name", name).param("hash", secret.hash()).param("role", role)
                .param("by", caller.userId().isPresent() ? caller.id() : null).param("now", OffsetDateTime.now(clock))
                .query(Long.class).single();
        audit.record(caller, "token.issue", "token", id, List.of(String.valueOf(name), String.valueOf(role)));
        return new Issued(id, String.valueOf(name), String.valueOf(role), secret.text());
    }

    /** Revokes a token; it ends at once. */
    @Transactional
    public void revoke(Caller caller, long id) {
        int revoked = jdbc.sql("UPDATE platform.access_token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL")
                .param(OffsetDateTime.now(clock)).param(id).update();
        if (revoked == 0) {
            throw new ProblemException(AccessProblem.TOKEN_NOT_FOUND);
        }
        recognised.forget();
        audit.record(caller, "token.revoke", "token", id, List.of());
    }
}
