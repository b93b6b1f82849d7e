package dev.perennial.platform.access;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes and checks passwords with bcrypt. */
@Component
class Passwords {

    private static final int STRENGTH = 11;
    private static final int SHORTEST = 10;
    /** What bcrypt looks at, in bytes. */
    private static final int LONGEST = 72;

    /** Hashing is meant to be slow; however many ask, half of the processors stay free of it. */
    private final Semaphore places = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(STRENGTH);
    private final String nobodys = encoder.encode(Secret.random().text());

    String hash(String password) {
        return inPlace(() -> encoder.encode(password));
    }

    /** Whether the password is right; takes as long when there is no such user. */
    boolean matches(String password, @Nullable String hash) {
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            return false;
        }
        return inPlace(() -> encoder.matches(password, hash == null ? nobodys : hash)) && hash != null;
    }

    private <T> T inPlace(Supplier<T> slow) {
        places.acquireUninterruptibly();
        try {
            return slow.get();
        } finally {
            places.release();
        }
    }

    void require(Violations violations, String pointer, @Nullable String password, @Nullable String login) {
        int bytes = password == null ? 0 : password.getBytes(StandardCharsets.UTF_8).length;
        if (password == null || password.length() < SHORTEST || bytes > LONGEST || password.equalsIgnoreCase(login)) {
            violations.add(pointer, AccessProblem.PASSWORD_WEAK, SHORTEST, LONGEST);
        }
    }
}
