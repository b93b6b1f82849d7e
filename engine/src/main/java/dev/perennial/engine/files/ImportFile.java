package dev.perennial.engine.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.perennial.engine.files.FileShape.Column;
import dev.perennial.engine.orders.CellText;
import dev.perennial.engine.orders.Evidence;
import dev.perennial.engine.orders.Headings;
import dev.perennial.engine.orders.OrderColumn;
import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.engine.orders.OrderProblem;
import dev.perennial.engine.orders.OrderReadSettings;
import dev.perennial.engine.orders.TextTable;
import org.jspecify.annotations.Nullable;

/** A file opened for import: CSV in any usual encoding, perhaps packed by gzip, or an Excel workbook (XLSX). */
public final class ImportFile implements AutoCloseable {

    /** More columns than this are surely not meant. */
    public static final int MOST_COLUMNS = 1_000;
    private static final int SAMPLED_ROWS = 1_000;
    private static final int SAMPLES = 5;
    private static final int LONGEST_SAMPLE = 80;
    private static final double MOSTLY = 0.8;

    private final Table table;
    private final String name;

    private ImportFile(Table table, String name) {
        this.table = table;
        this.name = name;
    }

    /**
     * Opens a file.
     *
     * @param name what to call it in messages
     * @param encoding name of the character set, recognised where there is none
     * @param delimiter field separator, recognised where there is none
     */
    public static ImportFile open(Path path, String name, Optional<String> encoding, Optional<Character> delimiter)
            throws IOException, OrderFileException {
        ImportFile file = new ImportFile(
                isZip(path) ? SheetTable.open(path, name) : csv(path, name, encoding, delimiter),
                name);
        try {
            file.check();
            return file;
        } catch (OrderFileException e) {
            file.close();
            throw e;
        }
    }

    private static Table csv(Path path, String name, Optional<String> encoding, Optional<Character> delimiter)
            throws IOException, OrderFileException {
        OrderReadSettings settings = OrderReadSettings.defaults();
        settings = encoding.isPresent() ? settings.withEncoding(encoding.get()) : settings;
        settings = delimiter.isPresent() ? settings.withDelimiter(delimiter.get()) : settings;
        return new CsvTable(TextTable.open(path, name, settings));
    }

    private static boolean isZip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
        }
    }

    private void check() throws OrderFileException {
        List<String> headings = headings();
        if (headings.size() > MOST_COLUMNS) {
            throw new OrderFileException(OrderProblem.TOO_MANY_COLUMNS, name, headings.size(), MOST_COLUMNS);
        }
        boolean known = !ImportObject.ORDERS.recognise(headings).isEmpty()
                || !ImportObject.CUSTOMERS.recognise(headings).isEmpty();
        if (!known && headings.stream().anyMatch(Headings::isValue)) {
            throw new OrderFileException(OrderProblem.HEADINGS_MISSING, name, String.join(", ", headings));
        }
    }

    public String name() {
        return name;
    }

    public String encoding() {
        return table.encoding();
    }

    public String delimiter() {
        return table.delimiter();
    }

    public List<String> headings() {
        return table.headings();
    }

    /** What the file is, by its headings and the first thousand rows. */
    public FileShape shape() throws IOException, OrderFileException {
        List<ColumnSample> samples = new ArrayList<>();
        headings().forEach(heading -> samples.add(new ColumnSample()));
        int[] rows = {0};
        table.rows((line, cells) -> {
            for (int i = 0; i < Math.min(cells.size(), samples.size()); i++) {
                samples.get(i).look(cells.get(i));
            }
            return ++rows[0] < SAMPLED_ROWS;
        });
        if (rows[0] == 0) {
            throw new OrderFileException(OrderProblem.NO_ROWS, name);
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            columns.add(samples.get(i).column(i, headings().get(i)));
        }
        long count = rows[0] < SAMPLED_ROWS ? rows[0] : table.rowCount();
        return new FileShape(table.format(), encoding(), delimiter(), count, ImportObject.likely(headings()), columns);
    }

    /** How many rows there are below the headings, exactly or nearly. */
    public long rowCount() throws IOException, OrderFileException {
        return table.rowCount();
    }

    /** Hands over all rows below the headings. */
    public void rows(TextTable.RowVisitor visitor) throws IOException, OrderFileException {
        table.rows(visitor);
    }

    @Override
    public void close() throws IOException {
        table.close();
    }

    /** What some values of a column show. */
    private static final class ColumnSample {

        private final List<String> samples = new ArrayList<>();
        private final Evidence evidence = new Evidence();
        private @Nullable String unclear;

        void look(String cell) {
            String value = CellText.strip(cell);
            if (value.isEmpty()) {
                return;
            }
            evidence.look(OrderColumn.DATE, value.toCharArray(), 0, value.length());
            if (samples.size() < SAMPLES || unclear == null) {
                String sample = value.length() <= LONGEST_SAMPLE ? value : value.substring(0, LONGEST_SAMPLE - 1) + "…";
                unclear = unclear == null && evidence.datesAmbiguous() ? sample : unclear;
                if (samples.size() < SAMPLES && !samples.contains(sample)) {
                    samples.add(sample);
                }
            }
        }

        Column column(int index, String heading) {
            FileShape.Dates dates = dates();
            return new Column(index, heading, dates == FileShape.Dates.AMBIGUOUS ? unclearFirst() : samples, dates);
        }

        /** The date that can be read in two ways is the one to show when asking which is meant. */
        private List<String> unclearFirst() {
            return Stream.concat(Stream.ofNullable(unclear), samples.stream()).distinct().limit(SAMPLES).toList();
        }

        private FileShape.@Nullable Dates dates() {
            if (evidence.datesReadable() < MOSTLY) {
                return null;
            }
            return evidence.datesAmbiguous() ? FileShape.Dates.AMBIGUOUS : FileShape.Dates.CLEAR;
        }
    }
}
