package dev.perennial.engine.orders;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/** Recognises delimiter, headings and conventions of a CSV file from the beginning of its text. */
final class CsvSniffer {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int JUDGED_ROWS = 50;

    private final String file;
    private final String sample;
    private final OrderReadSettings settings;
    private int headRows = 1;
    private List<List<String>> rows = List.of();

    CsvSniffer(String file, String sample, OrderReadSettings settings) {
        this.file = file;
        this.sample = sample;
        this.settings = settings;
    }

    /** Where the rows of the file begin and what its columns are called, whatever they mean. */
    record Layout(char delimiter, int headRows, List<String> headings) {
    }

    Layout layout() throws OrderFileException {
        char delimiter = settings.delimiter().or(this::announced).orElseGet(this::likeliest);
        if (announced().isPresent()) {
            headRows = 2;
        }
        rows = rows(delimiter, Integer.MAX_VALUE);
        if (rows.size() < headRows) {
            throw new OrderFileException(rows.isEmpty() ? OrderProblem.FILE_EMPTY : OrderProblem.NO_ROWS, file);
        }
        List<String> headings = rows.get(headRows - 1);
        if (headings.size() < 2) {
            throw settings.delimiter().isPresent()
                    ? new OrderFileException(OrderProblem.DELIMITER_WRONG, file, CsvFormat.nameOf(delimiter),
                            Phrase.cell(String.join(" ", headings)))
                    : new OrderFileException(OrderProblem.DELIMITER_UNKNOWN, file,
                            Phrase.cell(String.join(" ", headings)));
        }
        return new Layout(delimiter, headRows, headings);
    }

    CsvFormat recognise(Charset charset) throws OrderFileException {
        Layout layout = layout();
        Headings found = new Headings(file, layout.headings(), settings.columns());
        if (!found.namesAny()) {
            requireHeadings(layout);
        }
        return new CsvFormat(charset, layout.delimiter(), headRows, found.columns());
    }

    /** Refuses a first row of values, when none of it is a known heading. */
    private void requireHeadings(Layout layout) throws OrderFileException {
        List<String> headings = layout.headings();
        if (Headings.known(headings) == 0 && headings.stream().anyMatch(Headings::isValue)) {
            throw new OrderFileException(OrderProblem.HEADINGS_MISSING, file,
                    Phrase.cell(String.join(String.valueOf(layout.delimiter()), headings)));
        }
    }

    /** What the sampled rows say about dates and amounts. */
    Evidence evidence(OrderColumns columns) {
        Evidence evidence = new Evidence();
        for (List<String> row : rows.subList(headRows, rows.size())) {
            columns.index().forEach((role, at) -> {
                if (at < row.size()) {
                    evidence.look(role, row.get(at).toCharArray(), 0, row.get(at).length());
                }
            });
        }
        return evidence;
    }

    /** The delimiter that a spreadsheet announced in a first line {@code sep=;}. */
    private Optional<Character> announced() {
        return sample.length() > 5 && sample.startsWith("sep=") && "\r\n".indexOf(sample.charAt(5)) >= 0
                ? Optional.of(sample.charAt(4))
                : Optional.empty();
    }

    private char likeliest() {
        char best = ',';
        double bestScore = 0;
        for (char delimiter : DELIMITERS) {
            double score = score(rows(delimiter, JUDGED_ROWS));
            if (score > bestScore) {
                best = delimiter;
                bestScore = score;
            }
        }
        return best;
    }

    /** Known headings count most, then how many rows have as many fields as the headings. */
    private static double score(List<List<String>> rows) {
        if (rows.isEmpty() || rows.getFirst().size() < 2) {
            return 0;
        }
        int columns = rows.getFirst().size();
        long alike = rows.stream().filter(row -> row.size() == columns).count();
        double consistency = alike / (double) rows.size();
        return Headings.known(rows.getFirst()) + consistency * (1 - 1.0 / columns);
    }

    private List<List<String>> rows(char delimiter, int most) {
        List<List<String>> found = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvFormat.reader(delimiter).ofCsvRecord(sample)) {
            for (CsvRecord row : reader) {
                if (row.getFieldCount() > 1 || !row.getField(0).isBlank()) {
                    found.add(row.getFields());
                }
                if (found.size() >= most) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            return found;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return found;
    }
}
