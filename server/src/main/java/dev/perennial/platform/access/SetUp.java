package dev.perennial.platform.access;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Currency;

import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Violations;
import dev.perennial.platform.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The first administrator. A new installation has no account and no password; it makes a link with a secret that works
 * once, while there is no account.
 */
@Service
public class SetUp {

    private static final Duration LINK_LASTS = Duration.ofHours(24);

    /** What the first person chooses. */
    public record Request(@Nullable String secret, @Nullable String login, @Nullable String name,
            @Nullable String password, @Nullable String zone, @Nullable String currency) {
    }

    private final JdbcClient jdbc;
    private final Users users;
    private final Installation installation;
    private final Clock clock;

    SetUp(JdbcClient jdbc, Users users, Installation installation, Clock clock) {
        this.jdbc = jdbc;
        this.users = users;
        this.installation = installation;
        this.clock = clock;
    }

    /** Whether nobody can sign in yet. */
    public boolean needed() {
        return !users.any();
    }

    /** A new secret for the set-up link. Earlier ones end. */
    @Transactional
    public Secret link() {
        jdbc.sql("DELETE FROM platform.access_set_up").update();
        Secret secret = Secret.random();
        jdbc.sql("INSERT INTO platform.access_set_up (secret_hash, expires_at) VALUES (?, ?)").param(secret.hash())
                .param(OffsetDateTime.now(clock).plus(LINK_LASTS)).update();
        return secret;
    }

    /** Opens the first account as administrator and keeps the installation's choices. */
    @Transactional
    public Users.User complete(Request request) {
        jdbc.sql("LOCK TABLE platform.access_set_up IN EXCLUSIVE MODE").update();
        if (!needed()) {
            throw new ProblemException(AccessProblem.SET_UP_DONE);
        }
        int used = jdbc.sql("DELETE FROM platform.access_set_up WHERE secret_hash = ? AND expires_at > ?")
                .param(new Secret(String.valueOf(request.secret())).hash()).param(OffsetDateTime.now(clock)).update();
        if (used == 0) {
            throw new ProblemException(AccessProblem.SET_UP_LINK_INVALID);
        }
        installation.choose(choices(request));
        return users.open(Caller.system(),
                new Users.NewUser(request.login(), request.name(), "admin", request.password(), null));
    }

    private static Installation.Choices choices(Request request) {
        Violations violations = new Violations();
        ZoneId zone = ZoneId.systemDefault();
        try {
            zone = ZoneId.of(String.valueOf(request.zone()));
        } catch (DateTimeException e) {
            violations.add("/zone", AccessProblem.ZONE_UNKNOWN, String.valueOf(request.zone()));
        }
        String currency = String.valueOf(request.currency());
        if (Currency.getAvailableCurrencies().stream().noneMatch(c -> c.getCurrencyCode().equals(currency))) {
            violations.add("/currency", AccessProblem.CURRENCY_UNKNOWN, currency);
        }
        violations.refuse();
        return new Installation.Choices(zone, currency, false);
    }
}
