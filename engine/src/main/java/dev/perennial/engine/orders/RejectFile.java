package dev.perennial.engine.orders;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lists rejected rows in a CSV file that spreadsheets open as it is: line, reason, the value at fault, the row. */
final class RejectFile {

    private final Path path;

    RejectFile(Path path) {
        this.path = path;
    }

    void write(OrderSource source, RejectedRows rejected) throws OrderFileException {
        try (BufferedWriter out = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
            out.write("\uFEFFline,reason,detail,row\n");
            source.replay(rejected, (index, fields) -> {
                RejectReason reason = rejected.reason(index);
                out.write(rejected.line(index) + "," + reason.code() + ","
                        + cell(detail(source.columns(), reason, fields))
                        + "," + cell(String.join(separator(source), fields)) + "\n");
            });
            long more = rejected.count() - rejected.listed();
            if (more > 0) {
                out.write("," + ",," + cell("… +" + more) + "\n");
            }
        } catch (IOException e) {
            throw new OrderFileException(OrderProblem.REJECTS_UNWRITABLE, path, OrderReader.cause(e));
        }
    }

    private static String separator(OrderSource source) {
        return source.format().delimiter().isEmpty() ? "," : source.format().delimiter();
    }

    /** The value at fault as it stands in the file. */
    private static String detail(OrderColumns columns, RejectReason reason, List<String> fields) {
        return switch (reason) {
            case NO_CUSTOMER -> value(columns, OrderColumn.CUSTOMER, fields);
            case BAD_DATE, FUTURE_DATE -> value(columns, OrderColumn.DATE, fields);
            case BAD_AMOUNT -> columns.has(OrderColumn.AMOUNT)
                    ? value(columns, OrderColumn.AMOUNT, fields)
                    : value(columns, OrderColumn.QUANTITY, fields) + " × " + value(columns, OrderColumn.PRICE, fields);
            case CANCELLED -> value(columns, OrderColumn.STATUS, fields);
            case BAD_SHAPE -> fields.size() + " ≠ " + columns.headings().size();
        };
    }

    private static String value(OrderColumns columns, OrderColumn role, List<String> fields) {
        int at = columns.at(role);
        return at < 0 || at >= fields.size() ? "" : fields.get(at);
    }

    /** A cell that no spreadsheet takes for a formula. */
    private static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
