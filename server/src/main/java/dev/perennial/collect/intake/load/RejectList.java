package dev.perennial.collect.intake.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.perennial.engine.files.CellProblem;

/**
 * A CSV file of rejected rows: as they stood in the file, then where and why. Mended, it can be imported again. No
 * spreadsheet takes a cell of it for a formula.
 */
final class RejectList implements AutoCloseable {

    private static final Pattern FORMULA = Pattern.compile("[=@\t\r].*|[+-].*[^0-9 .,()+/-].*", Pattern.DOTALL);

    private final BufferedWriter out;
    private final Locale language;
    private final int columns;
    private long rows;

    private RejectList(BufferedWriter out, Locale language, int columns) {
        this.out = out;
        this.language = language;
        this.columns = columns;
    }

    static RejectList create(Path path, Locale language, List<String> headings) throws IOException {
        RejectList list = new RejectList(Files.newBufferedWriter(path, StandardCharsets.UTF_8), language,
                headings.size());
        boolean chinese = language.getLanguage().equals("zh");
        list.out.write('\uFEFF');
        list.write(headings, chinese ? "行号" : "row", chinese ? "拒收原因" : "reason");
        return list;
    }

    static RejectList append(Path path, Locale language, int columns) throws IOException {
        return new RejectList(Files.newBufferedWriter(path, StandardCharsets.UTF_8, StandardOpenOption.APPEND),
                language, columns);
    }

    void add(long line, List<String> cells, List<CellProblem> problems) throws IOException {
        rows++;
        String reasons = problems.stream().map(problem -> problem.text(language)).distinct()
                .collect(Collectors.joining(" "));
        write(cells, String.valueOf(line), reasons);
    }

    long rows() {
        return rows;
    }

    private void write(List<String> cells, String line, String reason) throws IOException {
        for (int i = 0; i < Math.max(columns, cells.size()); i++) {
            out.write(i < cells.size() ? cell(cells.get(i)) : "");
            out.write(',');
        }
        out.write(cell(line) + ',' + cell(reason) + '\n');
    }

    private static String cell(String text) {
        String safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
