package dev.perennial.engine.files;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.perennial.engine.orders.Evidence;
import dev.perennial.engine.orders.OrderColumn;
import dev.perennial.engine.orders.OrderColumns;
import dev.perennial.engine.orders.OrderConventions;
import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.engine.orders.OrderReadSettings;

/** Reads the rows of a file as orders or customers. The one path of previews, mended cells and imports. */
public final class ImportReading {

    private static final int SAMPLED_ROWS = 1_000;

    private final ImportFile file;
    private final Settings settings;
    private final OrderColumns columns;

    public ImportReading(ImportFile file, Settings settings) {
        this.file = file;
        this.settings = settings;
        this.columns = new OrderColumns(file.headings(), roles(settings.mapping()));
    }

    /**
     * How to read.
     *
     * @param mapping the column of each field
     * @param dateFormat {@code ymd}, {@code dmy}, {@code mdy} or a pattern; recognised where there is none
     * @param decimal {@code .} or {@code ,}; recognised where there is none
     * @param zone business zone
     * @param currency of rows that name none
     * @param baseCurrency into which others are converted
     * @param rates of the others
     * @param owners ids of users by their sign-in names in small letters
     * @param teams ids of teams by their names in small letters
     * @param edits mended cells, by line and column
     */
    public record Settings(Map<ImportField, Integer> mapping, Optional<String> dateFormat, Optional<Character> decimal,
            ZoneId zone, Clock clock, String currency, String baseCurrency, ExchangeRates rates,
            Map<String, Long> owners, Map<String, Long> teams,
            Map<Long, Map<Integer, String>> edits) {

        public Settings {
            mapping = Map.copyOf(mapping);
            owners = Map.copyOf(owners);
            teams = Map.copyOf(teams);
            edits = Map.copyOf(edits);
        }
    }

    /** Takes what was read, row by row. */
    public interface Sink<T> {

        /** Told before the first row, and again when all must be read anew: what came before is void. */
        void begin() throws IOException;

        /** A valid line; answers whether to go on. */
        boolean line(long line, List<String> cells, T value) throws IOException;

        /** A row that cannot be taken; answers whether to go on. */
        boolean faulty(long line, List<String> cells, List<CellProblem> problems) throws IOException;
    }

    private static Map<OrderColumn, Integer> roles(Map<ImportField, Integer> mapping) {
        Map<OrderColumn, Integer> roles = new EnumMap<>(OrderColumn.class);
        mapping.forEach((field, column) -> {
            if (field == CustomerField.CREATED_AT) {
                roles.put(OrderColumn.DATE, column);
            } else if (field instanceof OrderField order && order != OrderField.CUSTOMER
                    && order != OrderField.ORDER_NUMBER && order != OrderField.STATUS) {
                order.column().ifPresent(role -> roles.put(role, column));
            }
        });
        return roles;
    }

    /**
     * Reads orders.
     *
     * @throws OrderFileException when the file as a whole cannot be read: its dates are ambiguous, its quotes broken
     */
    public void orders(Sink<OrderLine> sink) throws IOException, OrderFileException {
        read(sink, conventions -> new OrderRows(settings.mapping(), file.headings().size(), conventions,
                settings.currency(), settings.baseCurrency(), settings.rates()));
    }

    /** Reads customers. */
    public void customers(Sink<CustomerLine> sink) throws IOException, OrderFileException {
        read(sink, conventions -> new CustomerRows(settings.mapping(), file.headings().size(), conventions,
                settings.owners(), settings.teams()));
    }

    private interface Rows<T> {
        RowReader<T> by(OrderConventions conventions);
    }

    private <T> void read(Sink<T> sink, Rows<T> rows) throws IOException, OrderFileException {
        OrderConventions given = given();
        Evidence sample = evidence(SAMPLED_ROWS);
        sample.checkDates(given, file.name(), columns);
        if (!pass(sink, rows.by(sample.settleWhatIsClear(given)))) {
            Evidence all = evidence(Long.MAX_VALUE);
            all.checkDates(given, file.name(), columns);
            if (!pass(sink, rows.by(all.settle(given, file.name(), columns)))) {
                throw new IllegalStateException("conventions of " + file.name() + " stay open");
            }
        }
    }

    private OrderConventions given() throws OrderFileException {
        OrderReadSettings given = OrderReadSettings.defaults().withZone(settings.zone()).withClock(settings.clock());
        given = settings.dateFormat().isPresent() ? given.withDateFormat(settings.dateFormat().get()) : given;
        given = settings.decimal().isPresent() ? given.withDecimal(settings.decimal().get()) : given;
        return OrderConventions.of(given);
    }

    /** Reads until the end or as far as the sink wants; false when a row depends on what is not settled. */
    private <T> boolean pass(Sink<T> sink, RowReader<T> reader) throws IOException, OrderFileException {
        boolean[] settled = {true};
        sink.begin();
        file.rows((line, cells) -> {
            List<String> mended = mended(line, cells);
            return switch (reader.read(line, mended)) {
                case RowReading.Line<T>(T value) -> sink.line(line, mended, value);
                case RowReading.Faulty<T>(List<CellProblem> problems) -> sink.faulty(line, mended, problems);
                case RowReading.Unsettled<T>() -> {
                    settled[0] = false;
                    yield false;
                }
            };
        });
        return settled[0];
    }

    private Evidence evidence(long rows) throws IOException, OrderFileException {
        Evidence evidence = new Evidence();
        long[] count = {0};
        if (columns.index().isEmpty()) {
            return evidence;
        }
        file.rows((line, cells) -> {
            List<String> mended = mended(line, cells);
            columns.index().forEach((role, at) -> {
                if (at < mended.size()) {
                    char[] text = mended.get(at).toCharArray();
                    evidence.look(role, text, 0, text.length);
                }
            });
            return ++count[0] < rows;
        });
        return evidence;
    }

    private List<String> mended(long line, List<String> cells) {
        Map<Integer, String> edits = settings.edits().get(line);
        if (edits == null) {
            return cells;
        }
        List<String> mended = new ArrayList<>(cells);
        edits.forEach((column, value) -> {
            if (column >= 0 && column < file.headings().size()) {
                while (mended.size() <= column) {
                    mended.add("");
                }
                mended.set(column, value);
            }
        });
        return mended;
    }
}
