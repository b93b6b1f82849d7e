package dev.perennial.launch;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.perennial.engine.cli.Exit;
import dev.perennial.engine.cli.Perennial;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.storage.PostgresFailure;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;

/** Says in a sentence or two why the application does not start, wherever in its depths the reason is. */
final class StartFailures {

    private static final Logger LOG = LoggerFactory.getLogger(StartFailures.class);

    private StartFailures() {
    }

    /** Runs a command; what it throws becomes words on standard error and an exit code. */
    static int told(Locale locale, Callable<Integer> command) throws Exception {
        try {
            return command.call();
        } catch (SettingsException e) {
            System.err.println(e.message(locale));
            return Exit.USAGE;
        } catch (RuntimeException e) {
            Optional<String> words = words(e, locale);
            if (words.isEmpty()) {
                LOG.error("The command failed.", e);
                throw e;
            }
            LOG.info("The command failed.", e);
            System.err.println(words.get());
            return Exit.UNAVAILABLE;
        }
    }

    private static Optional<String> words(Throwable failure, Locale locale) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<String> words = switch (cause) {
                case PostgresFailure postgres -> Optional.of(Perennial.text(locale, "start." + postgres.reason().name()
                        .toLowerCase(Locale.ROOT).replace('_', '-'), String.valueOf(postgres.getMessage())));
                case PortInUseException port -> Optional
                        .of(Perennial.text(locale, "start.port-taken", String.valueOf(port.getPort()), ""));
                case ProblemException problem -> Optional.of(problem.text(locale));
                case FlywayException migration when !(rootOf(migration) instanceof SQLException) -> Optional
                        .of(Perennial.text(locale, "start.migration", firstLine(migration)));
                case SQLException sql -> Optional.of(Perennial.text(locale, "start.database", firstLine(sql)));
                case IOException io -> Optional.of(Perennial.text(locale, "start.files", firstLine(io)));
                default -> Optional.empty();
            };
            if (words.isPresent()) {
                return words;
            }
        }
        return Optional.empty();
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
