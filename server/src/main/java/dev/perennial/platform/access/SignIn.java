package dev.perennial.platform.access;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets people in who know their password, and slows down those who guess. */
@Service
public class SignIn {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST_BY_LOGIN = 5;
    private static final int MOST_BY_ADDRESS = 30;

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SignIn(JdbcClient jdbc, Passwords passwords, Sessions sessions, AuditTrail audit,
            TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What is known of where a request comes from. */
    public record Origin(String userAgent, String address) {
    }

    /**
     * Begins a session. Guesses are counted by name and by address in the database, so restarting or asking another
     * process does not help; a refused guess is not checked at all. An attempt counts as a failure from before its
     * password is looked at, so asking many times at once does not help either.
     */
    public Secret signIn(String login, String password, Origin origin) {
        String name = login.strip().toLowerCase(Locale.ROOT);
        int left = Objects.requireNonNull(transaction.execute(_ -> attempt(name, origin)));
        Optional<Account> account = account(name);
        if (!passwords.matches(password, account.map(Account::passwordHash).orElse(null))) {
            audit(name, origin);
            throw new ProblemException(AccessProblem.WRONG_PASSWORD, left, WINDOW.toMinutes());
        }
        Account known = account.orElseThrow();
        return transaction.execute(_ -> {
            jdbc.sql("DELETE FROM platform.access_failure WHERE login = ?").param(name).update();
            Secret secret = sessions.begin(known.id(), origin.userAgent(), origin.address());
            audit.record(new Caller(Caller.Kind.USER, known.id(), known.name(), Role.AGENT, 0), "session.begin", "user",
                    known.id(), List.of(origin.address()));
            return secret;
        });
    }

    private Optional<Account> account(String login) {
        return jdbc.sql("""
                SELECT id, name, password_hash
                FROM platform.access_user
                WHERE login = ?
                  AND NOT disabled
                """).param(login).query(Account.class).optional();
    }

    /**
     * Notes an attempt, one after the other for a name and for an address. The name is locked first, by all. Answers how
     * many are left, which depends on what was typed and not on whether there is such an account.
     */
    private int attempt(String login, Origin origin) {
        lock("sign-in login " + login);
        lock("sign-in address " + origin.address());
        int left = requireFewFailures(login, origin.address()) - 1;
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("DELETE FROM platform.access_failure WHERE at < ?").param(now.minusDays(1)).update();
        jdbc.sql("INSERT INTO platform.access_failure (at, login, address) VALUES (?, ?, ?)").param(now).param(login)
                .param(origin.address()).update();
        return left;
    }

    private void lock(String what) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))").param(what).query((_, _) -> 1).list();
    }

    private int requireFewFailures(String login, String address) {
        Failures failures = jdbc.sql("""
                SELECT count(*) FILTER (WHERE login = :login) AS by_login,
                       count(*) FILTER (WHERE address = :address) AS by_address
                FROM platform.access_failure
                WHERE at > :since
                """).param("login", login).param("address", address)
                .param("since", OffsetDateTime.now(clock).minus(WINDOW)).query(Failures.class).single();
        if (failures.byLogin() >= MOST_BY_LOGIN || failures.byAddress() >= MOST_BY_ADDRESS) {
            throw new ProblemException(AccessProblem.TOO_MANY_FAILURES, WINDOW.toMinutes());
        }
        return Math.toIntExact(Math.min(MOST_BY_LOGIN - failures.byLogin(), MOST_BY_ADDRESS - failures.byAddress()));
    }

    private void audit(String login, Origin origin) {
        transaction.executeWithoutResult(_ -> audit.record(Caller.system(), "session.refuse", "user", null,
                List.of(login, origin.address())));
    }

    record Account(long id, String name, String passwordHash) {
    }

    record Failures(long byLogin, long byAddress) {
    }
}
