package dev.perennial.engine.orders;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** A text file cut into pieces at line ends, with what a look over all its bytes has shown. */
final class TextFile {

    /** Small enough for all threads to have work to the end, large enough not to be felt. */
    static final int PIECE = 8 << 20;

    private final String name;
    private final FileChannel channel;
    private final long start;
    private final long size;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<PieceScan> scans = new ArrayList<>();

    private TextFile(String name, FileChannel channel, long start, long size) {
        this.name = name;
        this.channel = channel;
        this.start = start;
        this.size = size;
    }

    /** Looks over the file, which has {@code start} bytes of byte order mark. */
    static TextFile scan(String name, FileChannel channel, long start, int pieceSize, Workers workers)
            throws IOException, OrderFileException {
        TextFile file = new TextFile(name, channel, start, channel.size());
        List<Long> cuts = file.cuts(pieceSize);
        PieceScan[] scans = new PieceScan[cuts.size() - 1];
        workers.each(scans.length,
                () -> i -> scans[i] = PieceScan.of(new PieceStream(channel, cuts.get(i), cuts.get(i + 1))));
        long line = 1;
        for (int i = 0; i < scans.length; i++) {
            file.pieces.add(new Piece(cuts.get(i), cuts.get(i + 1), line));
            file.scans.add(scans[i]);
            if (scans[i].zeroAtLine() >= 0) {
                throw new OrderFileException(OrderProblem.FILE_BINARY, name, line + scans[i].zeroAtLine());
            }
            line += scans[i].lineEnds();
        }
        return file;
    }

    private List<Long> cuts(int pieceSize) throws IOException {
        List<Long> cuts = new ArrayList<>(List.of(start));
        for (long at = start + pieceSize; at < size; at = cuts.getLast() + pieceSize) {
            long end = lineEnd(at);
            if (end >= size) {
                break;
            }
            cuts.add(end);
        }
        cuts.add(size);
        return cuts;
    }

    /** The first byte after a line feed at or behind this place. */
    private long lineEnd(long from) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 13);
        for (long at = from; at < size; at += buffer.limit()) {
            buffer.clear();
            if (channel.read(buffer, at) <= 0) {
                break;
            }
            buffer.flip();
            for (int i = 0; i < buffer.limit(); i++) {
                if (buffer.get(i) == '\n') {
                    return at + i + 1;
                }
            }
        }
        return size;
    }

    String name() {
        return name;
    }

    FileChannel channel() {
        return channel;
    }

    long size() {
        return size;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** Lines of the file, the last one also when nothing ends it. */
    long lines() throws IOException {
        Piece last = pieces.getLast();
        long ends = last.firstLine() - 1 + scans.getLast().lineEnds();
        if (size == start) {
            return 0;
        }
        ByteBuffer end = ByteBuffer.allocate(1);
        channel.read(end, size - 1);
        return ends + (end.get(0) == '\n' || end.get(0) == '\r' ? 0 : 1);
    }

    boolean ascii(int piece) {
        return scans.get(piece).ascii();
    }

    boolean quoted() {
        return scans.stream().anyMatch(scan -> scan.quotes() > 0);
    }

    /** The file in one piece. */
    List<Piece> whole() {
        return List.of(new Piece(start, size, 1));
    }

    /**
     * The pieces that do not seem to begin inside quotes, the others joined to the piece before. With stray quotes this
     * is a guess, which reading the pieces confirms: when a piece begins with a row and does not end inside quotes, the
     * next one begins with a row.
     */
    List<Piece> rowPieces() {
        List<Piece> rows = new ArrayList<>();
        long quotes = 0;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (quotes % 2 == 0) {
                rows.add(piece);
            } else {
                Piece before = rows.removeLast();
                rows.add(new Piece(before.from(), piece.to(), before.firstLine()));
            }
            quotes += scans.get(i).quotes();
        }
        return rows;
    }

    PieceStream open(Piece piece) {
        return new PieceStream(channel, piece.from(), piece.to());
    }

    /** The beginning of the text, to its last whole line, for recognising its format. */
    String sample(Charset charset, int bytes) throws IOException {
        int count = (int) Math.min(bytes, size - start);
        byte[] head = new byte[count];
        int filled = new PieceStream(channel, start, start + count).readNBytes(head, 0, count);
        int end = filled;
        if (start + count < size) {
            while (end > 0 && head[end - 1] != '\n') {
                end--;
            }
        }
        return new String(head, 0, end == 0 ? filled : end, charset);
    }
}
