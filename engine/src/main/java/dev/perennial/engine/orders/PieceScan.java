package dev.perennial.engine.orders;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** What the bytes of one piece show: lines, quotes, binary data, and which encodings could have written them. */
final class PieceScan {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final int BUFFER = 1 << 17;

    private long lineFeeds;
    private long lonelyReturns;
    private long quotes;
    private long zeroAtLine = -1;
    private boolean ascii = true;
    private boolean lastReturn;

    /** Line ends in the piece: \n, \r\n and \r alone. */
    long lineEnds() {
        return lineFeeds + lonelyReturns;
    }

    long quotes() {
        return quotes;
    }

    boolean ascii() {
        return ascii;
    }

    /** Lines before the first zero byte, or −1 when there is none. */
    long zeroAtLine() {
        return zeroAtLine;
    }

    static PieceScan of(PieceStream bytes) throws IOException {
        PieceScan scan = new PieceScan();
        byte[] buffer = new byte[BUFFER];
        for (int count = bytes.read(buffer, 0, BUFFER); count > 0; count = bytes.read(buffer, 0, BUFFER)) {
            scan.look(buffer, count);
        }
        return scan;
    }

    private void look(byte[] buffer, int count) {
        long linesBefore = lineEnds();
        long high = 0;
        long zeros = 0;
        long returns = 0;
        int i = 0;
        for (; i + Long.BYTES <= count; i += Long.BYTES) {
            long word = (long) WORDS.get(buffer, i);
            high |= word;
            zeros |= matches(word);
            returns |= matches(word ^ ONES * '\r');
            lineFeeds += Long.bitCount(matches(word ^ ONES * '\n'));
            quotes += Long.bitCount(matches(word ^ ONES * '"'));
        }
        for (; i < count; i++) {
            high |= buffer[i];
            zeros |= buffer[i] == 0 ? 1 : 0;
            returns |= buffer[i] == '\r' ? 1 : 0;
            lineFeeds += buffer[i] == '\n' ? 1 : 0;
            quotes += buffer[i] == '"' ? 1 : 0;
        }
        ascii &= (high & HIGHS) == 0;
        if (zeros != 0 && zeroAtLine < 0) {
            zeroAtLine = linesBefore + linesBeforeZero(buffer);
        }
        if (returns != 0 || lastReturn) {
            countReturns(buffer, count);
        }
    }

    private long linesBeforeZero(byte[] buffer) {
        long lines = lastReturn && buffer[0] != '\n' ? 1 : 0;
        for (int i = 0; buffer[i] != 0; i++) {
            lines += buffer[i] == '\n' || (buffer[i] == '\r' && buffer[i + 1] != '\n') ? 1 : 0;
        }
        return lines;
    }

    /** The upper bit of every byte of the word that is zero, and no other bit. */
    private static long matches(long word) {
        return ~((word & ~HIGHS) + ~HIGHS | word | ~HIGHS);
    }

    private void countReturns(byte[] buffer, int count) {
        for (int i = 0; i < count; i++) {
            if (lastReturn && buffer[i] != '\n') {
                lonelyReturns++;
            }
            lastReturn = buffer[i] == '\r';
        }
    }
}
