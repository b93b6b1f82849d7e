package dev.perennial.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** The demo company as the files that somebody would import: customers with their owners, and their orders. */
public final class DemoFiles {

    /** Both files carry the customers' numbers as keys; owners are logins of {@link AccountManager}. */
    public record Written(Path customers, Path orders) {
    }

    @FunctionalInterface
    private interface Writer {
        void write(DemoCompany company, Locale language, Path file) throws IOException;
    }

    private DemoFiles() {
    }

    /** Writes both files of the company into a folder; each appears whole or not at all. */
    public static Written write(DemoCompany company, Locale language, Path folder) throws IOException {
        Files.createDirectories(folder);
        return new Written(write(company, language, folder.resolve("customers.csv"), CustomerFile::write),
                write(company, language, folder.resolve("orders.csv"), OrderFile::write));
    }

    private static Path write(DemoCompany company, Locale language, Path file, Writer writer) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".tmp");
        try {
            writer.write(company, language, draft);
            return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
