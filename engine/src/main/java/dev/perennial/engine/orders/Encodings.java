package dev.perennial.engine.orders;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** Finds the one encoding in which every line of a file can be read. */
final class Encodings {

    static final Charset GB18030 = Charset.forName("GB18030");
    /** Lines of Chinese in GB18030 that pass for UTF-8 by chance are rarer than one in this many. */
    private static final long CHANCE = 200;

    private final TextFile file;

    Encodings(TextFile file) {
        this.file = file;
    }

    /** What the lines of a piece that are not plain ASCII can be. Line numbers count from the start of the piece. */
    private static final class Lines {
        long foreign;
        long utf8;
        long firstNotUtf8 = -1;
        long firstUtf8 = -1;
        long firstNotGb = -1;
        long latinPairs;
        long pairs;
    }

    Charset recognise(Workers workers) throws OrderFileException {
        Lines[] found = new Lines[file.pieces().size()];
        workers.each(found.length,
                () -> i -> found[i] = file.ascii(i) ? new Lines() : look(file.pieces().get(i)));
        Lines all = new Lines();
        for (int i = 0; i < found.length; i++) {
            add(all, found[i], file.pieces().get(i).firstLine());
        }
        if (all.firstNotUtf8 < 0) {
            return StandardCharsets.UTF_8;
        }
        if (all.utf8 > 0 && all.utf8 * CHANCE >= all.foreign) {
            boolean mostlyUtf8 = all.utf8 * 2 >= all.foreign;
            throw new OrderFileException(OrderProblem.ENCODING_MIXED, file.name(),
                    mostlyUtf8 ? all.firstNotUtf8 : all.firstUtf8);
        }
        if (all.firstNotGb >= 0 || all.latinPairs * 2 > all.pairs) {
            throw new OrderFileException(OrderProblem.ENCODING_UNDECODABLE, file.name(),
                    all.firstNotGb >= 0 ? all.firstNotGb : all.firstNotUtf8,
                    new Phrase("UTF-8 or GB18030", "UTF-8 或 GB18030"));
        }
        return GB18030;
    }

    /** Makes sure that every line can be read in an encoding that the caller named. */
    void check(Charset charset, Workers workers) throws OrderFileException {
        long[] firstBad = new long[file.pieces().size()];
        workers.each(firstBad.length,
                () -> i -> firstBad[i] = file.ascii(i) ? -1 : firstUndecodable(charset, file.pieces().get(i)));
        for (int i = 0; i < firstBad.length; i++) {
            if (firstBad[i] >= 0) {
                throw new OrderFileException(OrderProblem.ENCODING_UNDECODABLE, file.name(),
                        file.pieces().get(i).firstLine() + firstBad[i], charset.name());
            }
        }
    }

    private static void add(Lines all, Lines part, long firstLine) {
        all.foreign += part.foreign;
        all.utf8 += part.utf8;
        all.latinPairs += part.latinPairs;
        all.pairs += part.pairs;
        all.firstNotUtf8 = first(all.firstNotUtf8, part.firstNotUtf8, firstLine);
        all.firstUtf8 = first(all.firstUtf8, part.firstUtf8, firstLine);
        all.firstNotGb = first(all.firstNotGb, part.firstNotGb, firstLine);
    }

    private static long first(long known, long inPiece, long firstLine) {
        return known >= 0 || inPiece < 0 ? known : firstLine + inPiece;
    }

    private Lines look(Piece piece) throws IOException {
        Lines lines = new Lines();
        CharsetDecoder utf8 = strict(StandardCharsets.UTF_8);
        CharsetDecoder gb = strict(GB18030);
        forEachLine(piece, (number, bytes) -> {
            if (isAscii(bytes)) {
                return true;
            }
            lines.foreign++;
            if (decodes(utf8, bytes)) {
                if (hasLongSequence(bytes)) {
                    lines.utf8++;
                    lines.firstUtf8 = lines.firstUtf8 < 0 ? number : lines.firstUtf8;
                }
            } else {
                lines.firstNotUtf8 = lines.firstNotUtf8 < 0 ? number : lines.firstNotUtf8;
                if (!decodes(gb, bytes)) {
                    lines.firstNotGb = lines.firstNotGb < 0 ? number : lines.firstNotGb;
                }
                countPairs(bytes, lines);
            }
            return true;
        });
        return lines;
    }

    private long firstUndecodable(Charset charset, Piece piece) throws IOException {
        CharsetDecoder decoder = strict(charset);
        long[] bad = {-1};
        forEachLine(piece, (number, bytes) -> {
            if (!isAscii(bytes) && !decodes(decoder, bytes)) {
                bad[0] = number;
            }
            return bad[0] < 0;
        });
        return bad[0];
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private interface LineLook {
        /** Looks at a line; false to stop. */
        boolean at(long number, ByteBuffer bytes);
    }

    private void forEachLine(Piece piece, LineLook look) throws IOException {
        byte[] bytes = file.open(piece).readAllBytes();
        int from = 0;
        long number = 0;
        for (int i = 0; i <= bytes.length; i++) {
            boolean end = i == bytes.length;
            boolean lonely = !end && bytes[i] == '\r' && (i + 1 == bytes.length || bytes[i + 1] != '\n');
            if (end || bytes[i] == '\n' || lonely) {
                if (i > from && !look.at(number, ByteBuffer.wrap(bytes, from, i - from))) {
                    return;
                }
                from = i + 1;
                number++;
            }
        }
    }

    private static boolean isAscii(ByteBuffer bytes) {
        return IntStream.range(bytes.position(), bytes.limit()).allMatch(i -> bytes.get(i) >= 0);
    }

    private static boolean decodes(CharsetDecoder decoder, ByteBuffer bytes) {
        try {
            CharBuffer text = decoder.decode(bytes.duplicate());
            return text.hasRemaining();
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Whether a line of valid UTF-8 has a character of three or four bytes, as Chinese has. */
    private static boolean hasLongSequence(ByteBuffer bytes) {
        return IntStream.range(bytes.position(), bytes.limit()).anyMatch(i -> (bytes.get(i) & 0xFF) >= 0xE0);
    }

    /**
     * Counts two-byte characters, and those whose second byte is a letter or mark of ASCII: few in Chinese, nearly all
     * when a Western text with accents is taken for GB18030.
     */
    private static void countPairs(ByteBuffer bytes, Lines lines) {
        for (int i = bytes.position(); i + 1 < bytes.limit(); i++) {
            if (bytes.get(i) < 0) {
                lines.pairs++;
                lines.latinPairs += bytes.get(++i) >= 0 ? 1 : 0;
            }
        }
    }
}
