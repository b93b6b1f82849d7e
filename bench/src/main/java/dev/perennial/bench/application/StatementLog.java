package dev.perennial.bench.application;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Learns which statements the application sends for an answer: the database is told to log all statements for a moment,
 * and its log is read. Statements over customers and what is known of them count; recognising the caller does not.
 */
final class StatementLog {

    private static final int TRIES = 10;
    private static final int PAUSE_MILLIS = 300;
    private static final Pattern RECORD = Pattern.compile("^\\d{4}-\\d\\d-\\d\\d [\\d:.]+ \\S+ \\[\\d+] (\\w+): +(.*)$",
            Pattern.DOTALL);
    private static final Pattern EXECUTED = Pattern.compile("^duration: [\\d.]+ ms  (?:execute [^:]+|statement): (.*)$",
            Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d+ = (?:'((?:[^']|'')*)'|NULL)");
    private static final Pattern COUNTED = Pattern.compile("(?is)^\\s*(select|with)\\b.*\\b(collect|understand)\\..*");

    private final Product product;
    private final Database database;

    StatementLog(Product product, Database database) {
        this.product = product;
        this.database = database;
    }

    /** Asks something and returns the statements that answered it. */
    interface Asking {
        void ask() throws IOException, InterruptedException;
    }

    List<Sql> of(Asking asking) throws IOException, InterruptedException, SQLException {
        database.execute("SET log_min_duration_statement = -1", "ALTER SYSTEM SET log_min_duration_statement = 0",
                "SELECT pg_reload_conf()");
        try {
            for (int i = 0; i < TRIES; i++) {
                Thread.sleep(PAUSE_MILLIS);
                Path file = file();
                long from = Files.size(file);
                asking.ask();
                Thread.sleep(PAUSE_MILLIS);
                List<Sql> found = statements(file, from);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            throw new IOException("the database logged no statement in " + product.database().resolve("log"));
        } finally {
            database.execute("ALTER SYSTEM RESET log_min_duration_statement", "SELECT pg_reload_conf()");
        }
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(product.database().resolve("log"))) {
            return files.max(Comparator.comparingLong(file -> file.toFile().lastModified())).orElseThrow();
        }
    }

    private static List<Sql> statements(Path file, long from) throws IOException {
        byte[] all = Files.readAllBytes(file);
        String added = new String(Arrays.copyOfRange(all, (int) from, all.length), StandardCharsets.UTF_8);
        List<Sql> found = new ArrayList<>();
        @Nullable
        String text = null;
        // A line that goes on begins with a tab.
        for (String one : added.split("\n(?!\t)", -1)) {
            Matcher line = RECORD.matcher(one.replace("\n\t", "\n"));
            if (!line.matches()) {
                continue;
            }
            Matcher executed = EXECUTED.matcher(line.group(2));
            if (line.group(1).equals("DETAIL") && text != null) {
                found.set(found.size() - 1, new Sql(text, parameters(line.group(2))));
                text = null;
            } else if (executed.matches() && COUNTED.matcher(executed.group(1)).matches()) {
                text = executed.group(1).replaceAll("\\$\\d+", "?");
                found.add(new Sql(text, List.of()));
            } else {
                text = null;
            }
        }
        return found;
    }

    private static List<@Nullable String> parameters(String detail) {
        List<@Nullable String> parameters = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(detail);
        while (parameter.find()) {
            String value = parameter.group(1);
            parameters.add(value == null ? null : value.replace("''", "'"));
        }
        return parameters;
    }
}
