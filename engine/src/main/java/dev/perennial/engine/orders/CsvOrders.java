package dev.perennial.engine.orders;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.jspecify.annotations.Nullable;

/** The orders of a CSV file whose format is known, read by several threads where the file allows it. */
final class CsvOrders implements OrderSource {

    private final TextFile file;
    private final CsvFormat format;
    private final OrderConventions given;
    private final Workers workers;
    private final ReadProgress progress;
    private OrderConventions conventions;

    CsvOrders(TextFile file, CsvFormat format, OrderConventions given, Evidence sample, Workers workers,
            ReadProgress progress) throws OrderFileException {
        this.file = file;
        this.format = format;
        this.given = given;
        this.workers = workers;
        this.progress = progress;
        sample.checkDates(given, file.name(), format.columns());
        this.conventions = sample.settleWhatIsClear(given);
    }

    /** A row depends on a convention that the sample has not settled, or contradicts it. */
    private static final class ConventionOpen extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ConventionOpen() {
            super("convention open", null, false, false);
        }
    }

    /** Quotes go against the cut into pieces. */
    private static final class CutInQuotes extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CutInQuotes() {
            super("cut in quotes", null, false, false);
        }
    }

    @Override
    public OrderColumns columns() {
        return format.columns();
    }

    @Override
    public OrderFormat format() {
        return new OrderFormat("csv", format.charset().name(), String.valueOf(format.delimiter()),
                conventions.dateOrder(), format.columns().names());
    }

    @Override
    public ReadRows read() throws IOException, OrderFileException {
        try {
            return readInPieces();
        } catch (ConventionOpen e) {
            Evidence all = evidence();
            all.checkDates(given, file.name(), format.columns());
            conventions = all.settle(given, file.name(), format.columns());
            return readInPieces();
        }
    }

    private ReadRows readInPieces() throws OrderFileException {
        if (!file.quoted()) {
            return read(file.pieces());
        }
        try {
            return read(file.rowPieces());
        } catch (CutInQuotes e) {
            return read(file.whole());
        }
    }

    private ReadRows read(List<Piece> pieces) throws OrderFileException {
        OrderLogBuilder log = new OrderLogBuilder(format.columns().has(OrderColumn.ORDER));
        PieceReader[] done = new PieceReader[pieces.size()];
        AtomicLong bytes = new AtomicLong();
        workers.each(pieces.size(), () -> new Workers.Worker() {
            private final ShardWriter writer = log.writer();

            @Override
            public void piece(int index) throws IOException, OrderFileException {
                PieceReader reader = new PieceReader(pieces.get(index), index == 0 ? format.headRows() : 0, writer);
                reader.read(pieces.size() == 1);
                done[index] = reader;
                synchronized (bytes) {
                    progress.read(bytes.addAndGet(pieces.get(index).to() - pieces.get(index).from()), file.size());
                }
            }

            @Override
            public void end() {
                writer.flush();
            }
        });
        RejectedRows rejected = new RejectedRows();
        Arrays.stream(done).forEach(piece -> rejected.addAll(piece.rejected));
        long rows = Arrays.stream(done).mapToLong(piece -> piece.rows).sum();
        return new ReadRows(rows, log.build(workers), rejected);
    }

    /** Reads one piece into the shards. */
    private final class PieceReader {

        private final Piece piece;
        private final int headRows;
        private final ShardWriter writer;
        private final OrderRow row = new OrderRow(conventions, format.columns().has(OrderColumn.QUANTITY));
        private final CsvRows fields = new CsvRows(format.columns(), row);
        private final RejectedRows rejected = new RejectedRows();
        private long rows;

        PieceReader(Piece piece, int headRows, ShardWriter writer) {
            this.piece = piece;
            this.headRows = headRows;
            this.writer = writer;
        }

        void read(boolean whole) throws IOException, OrderFileException {
            try (CsvReader<CsvRows> reader = CsvFormat.reader(format.delimiter()).build(fields, file.open(piece),
                    format.charset())) {
                int head = headRows;
                for (CsvRows next : reader) {
                    if (next.blank()) {
                        continue;
                    }
                    if (head > 0) {
                        head--;
                    } else {
                        take(next, piece.firstLine() + next.line() - 1);
                    }
                }
            } catch (CsvParseException e) {
                if (!whole && file.quoted()) {
                    throw new CutInQuotes();
                }
                throw broken(e);
            }
        }

        private void take(CsvRows next, long line) throws OrderFileException {
            rows++;
            RejectReason reason = next.whole() ? row.judge() : RejectReason.BAD_SHAPE;
            if (next.whole() && row.open()) {
                throw new ConventionOpen();
            }
            if (line > OrderLogBuilder.MOST_POSITIONS) {
                throw new OrderFileException(OrderProblem.FILE_TOO_LARGE, file.name(), OrderLogBuilder.MOST_POSITIONS);
            }
            if (reason == null) {
                writer.add(row, line);
            } else {
                rejected.add(line, reason);
            }
        }

        private OrderFileException broken(CsvParseException e) {
            return CsvFormat.broken(e, file.name(), piece.firstLine() + Math.max(fields.line(), 1) - 1);
        }
    }

    /** What all dates and amounts of the file say. */
    private Evidence evidence() throws OrderFileException {
        List<Piece> pieces = file.quoted() ? file.whole() : file.pieces();
        Evidence[] found = new Evidence[pieces.size()];
        workers.each(found.length, () -> i -> found[i] = evidence(pieces.get(i), i == 0 ? format.headRows() : 0));
        Evidence all = new Evidence();
        Arrays.stream(found).forEach(all::add);
        return all;
    }

    private Evidence evidence(Piece piece, int headRows) throws IOException {
        Evidence evidence = new Evidence();
        EvidenceRows rows = new EvidenceRows(format.columns().roles(), evidence, headRows);
        try (CsvReader<EvidenceRows> reader = CsvFormat.reader(format.delimiter()).build(rows, file.open(piece),
                format.charset())) {
            reader.forEach(EvidenceRows::next);
        } catch (CsvParseException e) {
            // The read that follows meets the same row and reports it.
            return evidence;
        }
        return evidence;
    }

    @Override
    public void replay(RejectedRows rejected, RejectedRow show) throws IOException {
        int index = 0;
        List<Piece> pieces = file.quoted() ? file.whole() : file.pieces();
        for (int p = 0; p < pieces.size() && index < rejected.listed(); p++) {
            long nextLine = p + 1 < pieces.size() ? pieces.get(p + 1).firstLine() : Long.MAX_VALUE;
            if (rejected.line(index) < nextLine) {
                index = replay(pieces.get(p), rejected, index, show);
            }
        }
    }

    private int replay(Piece piece, RejectedRows rejected, int first, RejectedRow show) throws IOException {
        int index = first;
        try (CsvReader<CsvRecord> reader = CsvFormat.reader(format.delimiter()).ofCsvRecord(file.open(piece),
                format.charset())) {
            for (CsvRecord record : reader) {
                if (index == rejected.listed()) {
                    break;
                }
                if (piece.firstLine() + record.getStartingLineNumber() - 1 == rejected.line(index)) {
                    show.at(index++, record.getFields());
                }
            }
        }
        return index;
    }

    /** Hands the fields of each row below the headings to the evidence. */
    private static final class EvidenceRows
            extends
                de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler<EvidenceRows> {

        private final @Nullable OrderColumn[] roles;
        private final Evidence evidence;
        private int head;

        EvidenceRows(@Nullable OrderColumn[] roles, Evidence evidence, int head) {
            this.roles = roles;
            this.evidence = evidence;
            this.head = head;
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            if (head == 0 && index < roles.length) {
                OrderColumn role = roles[index];
                if (role != null) {
                    evidence.look(role, buffer, offset, length);
                }
            }
        }

        @Override
        protected EvidenceRows buildRecord() {
            return this;
        }

        void next() {
            head = Math.max(head - 1, 0);
        }
    }
}
