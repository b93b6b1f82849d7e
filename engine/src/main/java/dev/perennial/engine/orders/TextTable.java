package dev.perennial.engine.orders;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/**
 * A text file with columns, perhaps packed by gzip, whose encoding and delimiter are given or recognised, read row by row.
 * Nothing is said here about what its columns mean.
 */
public final class TextTable implements AutoCloseable {

    private static final int SAMPLE = 1 << 18;
    private static final UnpackLimit UNPACKED = new UnpackLimit(8L << 30, 200);

    private final PlainFile plain;
    private final FileChannel channel;
    private final TextFile file;
    private final Charset charset;
    private final CsvSniffer.Layout layout;

    private TextTable(PlainFile plain, FileChannel channel, TextFile file, Charset charset, CsvSniffer.Layout layout) {
        this.plain = plain;
        this.channel = channel;
        this.file = file;
        this.charset = charset;
        this.layout = layout;
    }

    /** Sees one row; answers whether to go on. */
    public interface RowVisitor {
        /**
         * Sees a row.
         *
         * @param line line of the file where the row starts, from 1
         */
        boolean row(long line, List<String> cells) throws IOException, OrderFileException;
    }

    /**
     * Opens a file.
     *
     * @param name what to call the file in messages
     * @param settings of which only encoding, delimiter and threads are used
     */
    public static TextTable open(Path path, String name, OrderReadSettings settings)
            throws IOException, OrderFileException {
        PlainFile plain = PlainFile.of(path, name, settings.encoding(), UNPACKED);
        FileChannel channel = null;
        boolean opened = false;
        try (Workers workers = new Workers(settings.threads())) {
            if (plain.parquet()) {
                throw new OrderFileException(OrderProblem.FILE_BINARY, name, 1);
            }
            channel = FileChannel.open(plain.path());
            TextFile file = TextFile.scan(name, channel, plain.textStart(), TextFile.PIECE, workers);
            Charset charset = OrderReader.charset(file, plain, workers);
            CsvSniffer sniffer = new CsvSniffer(name, file.sample(charset, SAMPLE), settings);
            TextTable table = new TextTable(plain, channel, file, charset, sniffer.layout());
            opened = true;
            return table;
        } finally {
            if (!opened) {
                if (channel != null) {
                    channel.close();
                }
                plain.close();
            }
        }
    }

    public Charset charset() {
        return charset;
    }

    public char delimiter() {
        return layout.delimiter();
    }

    public List<String> headings() {
        return layout.headings();
    }

    /** Lines below the headings; as many as rows, unless a row is blank or has a cell of several lines. */
    public long lines() throws IOException {
        return Math.max(0, file.lines() - layout.headRows());
    }

    /** Hands over the rows below the headings, blank ones left out. */
    public void rows(RowVisitor visitor) throws IOException, OrderFileException {
        int head = layout.headRows();
        long line = 1;
        try (CsvReader<CsvRecord> reader = CsvFormat.reader(layout.delimiter())
                .ofCsvRecord(file.open(file.whole().getFirst()), charset)) {
            for (CsvRecord row : reader) {
                line = row.getStartingLineNumber() + 1;
                List<String> cells = row.getFields();
                if (isBlank(cells)) {
                    continue;
                }
                if (head > 0) {
                    head--;
                } else if (!visitor.row(row.getStartingLineNumber(), cells)) {
                    return;
                }
            }
        } catch (CsvParseException e) {
            throw CsvFormat.broken(e, file.name(), line);
        }
    }

    private static boolean isBlank(List<String> cells) {
        return cells.isEmpty()
                || (cells.size() == 1 && cells.getFirst().chars().allMatch(c -> OrderRow.isBlank((char) c)));
    }

    @Override
    public void close() throws IOException {
        channel.close();
        plain.close();
    }
}
