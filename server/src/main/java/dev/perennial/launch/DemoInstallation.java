package dev.perennial.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.perennial.platform.access.Users;
import dev.perennial.platform.jobs.JobRequest;
import dev.perennial.platform.jobs.Jobs;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Role;
import dev.perennial.platform.storage.Installation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The demo company's installation: its zone and currency, the account to sign in with, its data. */
@Service
class DemoInstallation {

    private static final String LOGIN = "demo";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String CURRENCY = "CNY";
    /** Without letters and digits that look alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int MOST = 200;
    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    /** How to sign in, and whether the data are still being loaded. */
    record SignIn(String login, String password, boolean loading) {
    }

    private final Installation installation;
    private final Users users;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoInstallation(Installation installation, Users users, Jobs jobs, TransactionTemplate transaction, Clock clock) {
        this.installation = installation;
        this.users = users;
        this.jobs = jobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Where the password of the demo is kept. */
    static Path passwordFile(Path home) {
        return home.resolve("password");
    }

    /** Makes what is missing. The password is generated once and kept in the file, which only its owner can read. */
    SignIn prepare(Path passwordFile, Locale language) throws IOException {
        Optional<Users.User> account = users.named(LOGIN);
        if (account.isEmpty() && users.any()) {
            throw new SettingsException(
                    List.of(SettingsException.Fault.of("demo.other-data", String.valueOf(passwordFile.getParent()))));
        }
        boolean known = Files.exists(passwordFile);
        if (!known) {
            PrivateFile.write(passwordFile, password());
        }
        String password = Files.readString(passwordFile).strip();
        if (account.isEmpty()) {
            transaction.executeWithoutResult(_ -> begin(password, language));
        } else if (!known) {
            Users.User user = account.get();
            users.change(Caller.system(), user.id(), user.version(),
                    new Users.Change(null, null, false, password, null));
        }
        boolean loading = jobs.newest(Caller.system(), true, MOST, language).stream()
                .anyMatch(job -> job.kind().equals(DemoLoad.KIND));
        return new SignIn(LOGIN, password, loading);
    }

    private void begin(String password, Locale language) {
        installation.choose(new Installation.Choices(ZONE, CURRENCY, true));
        Users.User user = users.open(Caller.system(),
                new Users.NewUser(LOGIN, "Demo", Role.ADMIN.code(), password, null));
        Caller caller = new Caller(Caller.Kind.USER, user.id(), user.name(), Role.ADMIN, 0);
        // What happened in the last weeks is what lists and rules ask for.
        LocalDate yesterday = LocalDate.now(clock.withZone(ZONE)).minusDays(1);
        jobs.submit(new JobRequest(DemoLoad.KIND, new DemoLoad.Payload(language.getLanguage(), yesterday), caller));
    }

    private static String password() {
        SecureRandom random = new SecureRandom();
        return IntStream.range(0, GROUPS)
                .mapToObj(_ -> random.ints(GROUP, 0, LETTERS.length()).mapToObj(i -> LETTERS.substring(i, i + 1))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }
}
