package dev.perennial.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rows of a tab-separated list that comes with this package, without its headings. */
record Table(List<List<String>> rows) {

    static Table read(String name) {
        try (InputStream in = Table.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the list " + name + " is missing from the jar");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Table(text.lines().skip(1).map(line -> List.of(line.split("\t", -1))).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The filled cells of a column. */
    List<String> column(int index) {
        return rows.stream().map(row -> row.get(index)).filter(cell -> !cell.isEmpty()).toList();
    }
}
