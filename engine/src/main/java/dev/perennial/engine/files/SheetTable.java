package dev.perennial.engine.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.perennial.engine.orders.CellText;
import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.engine.orders.OrderProblem;
import dev.perennial.engine.orders.TextTable;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * The first sheet with rows of an Excel workbook, read as a stream. Dates become {@code yyyy-MM-dd HH:mm:ss}, numbers are
 * written plainly, so that a workbook reads as the CSV file that it would be exported to without losing anything.
 */
final class SheetTable implements Table {

    /** Formats numbered by Excel itself that show a date. */
    private static final List<Integer> DATE_FORMATS = List.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52,
            54,
            57, 58);
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final double LAST_DAY = 2_958_466;

    private final ReadableWorkbook workbook;
    private final String name;
    private final Sheet sheet;
    private final List<String> headings;

    private SheetTable(ReadableWorkbook workbook, String name, Sheet sheet, List<String> headings) {
        this.workbook = workbook;
        this.name = name;
        this.sheet = sheet;
        this.headings = headings;
    }

    static SheetTable open(Path path, String name) throws IOException, OrderFileException {
        PackedWorkbook.requireReadable(path, name);
        ReadableWorkbook workbook = workbook(path, name);
        boolean opened = false;
        try (Stream<Sheet> sheets = workbook.getSheets()) {
            for (Sheet sheet : sheets.toList()) {
                List<String> headings = headings(sheet);
                if (!headings.isEmpty()) {
                    opened = true;
                    return new SheetTable(workbook, name, sheet, headings);
                }
            }
            throw new OrderFileException(OrderProblem.FILE_SHEETS_EMPTY, name);
        } catch (RuntimeException e) {
            throw new OrderFileException(OrderProblem.FILE_DAMAGED, name, "XLSX");
        } finally {
            if (!opened) {
                workbook.close();
            }
        }
    }

    private static ReadableWorkbook workbook(Path path, String name) throws OrderFileException {
        try {
            return new ReadableWorkbook(path.toFile(), new ReadingOptions(true, false));
        } catch (IOException | RuntimeException e) {
            throw new OrderFileException(OrderProblem.FILE_DAMAGED, name, "XLSX");
        }
    }

    private static List<String> headings(Sheet sheet) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            return rows.map(SheetTable::cells).filter(cells -> !cells.isEmpty()).findFirst().orElse(List.of());
        }
    }

    @Override
    public String format() {
        return "xlsx";
    }

    @Override
    public String encoding() {
        return "";
    }

    @Override
    public String delimiter() {
        return "";
    }

    @Override
    public List<String> headings() {
        return headings;
    }

    @Override
    public long rowCount() throws IOException, OrderFileException {
        long[] count = {0};
        rows((line, cells) -> ++count[0] > 0);
        return count[0];
    }

    @Override
    public void rows(TextTable.RowVisitor visitor) throws IOException, OrderFileException {
        boolean head = true;
        try (Stream<Row> rows = sheet.openStream()) {
            for (Iterator<Row> all = rows.iterator(); all.hasNext();) {
                Row row = all.next();
                List<String> cells = cells(row);
                if (cells.isEmpty()) {
                    continue;
                }
                if (head) {
                    head = false;
                } else if (!visitor.row(row.getRowNum(), padded(cells))) {
                    return;
                }
            }
        } catch (UncheckedIOException e) {
            throw new OrderFileException(OrderProblem.FILE_DAMAGED, name, "XLSX");
        }
    }

    private List<String> padded(List<String> cells) {
        while (cells.size() < headings.size()) {
            cells.add("");
        }
        return cells;
    }

    /** The cells up to the last that is not blank. */
    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        int used = 0;
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getOptionalCell(i).orElse(null);
            String text = cell == null ? "" : text(cell);
            cells.add(text);
            used = CellText.strip(text).isEmpty() ? used : cells.size();
        }
        return new ArrayList<>(cells.subList(0, used));
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.STRING) {
            return cell.asString();
        }
        if (cell.getValue() instanceof BigDecimal number) {
            return isDate(cell, number) ? date(cell.asDate()) : number.stripTrailingZeros().toPlainString();
        }
        return cell.getText() == null ? "" : cell.getText();
    }

    private static boolean isDate(Cell cell, BigDecimal number) {
        Integer id = cell.getDataFormatId();
        boolean day = number.signum() > 0 && number.doubleValue() < LAST_DAY;
        return day && cell.getType() == CellType.NUMBER
                && ((id != null && DATE_FORMATS.contains(id)) || showsDate(cell.getDataFormatString()));
    }

    private static boolean showsDate(@Nullable String format) {
        if (format == null) {
            return false;
        }
        String bare = QUOTED.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        return bare.contains("yy") || (bare.contains("d") && bare.contains("m")) || bare.contains("e年");
    }

    private static String date(LocalDateTime moment) {
        LocalDateTime second = moment.plusNanos(500_000_000).withNano(0);
        return second.toLocalTime().equals(LocalTime.MIDNIGHT) ? second.toLocalDate().toString() : TIME.format(second);
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
