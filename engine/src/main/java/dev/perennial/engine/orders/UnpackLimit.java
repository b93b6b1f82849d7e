package dev.perennial.engine.orders;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * How much a packed file may become: a few kilobytes can be made to unpack to more than any disk holds.
 *
 * @param bytes what is never exceeded
 * @param times how many times its packed size a file may become, once it is larger than any is by accident
 */
public record UnpackLimit(long bytes, long times) {

    /** For files that somebody names on their own machine. */
    public static final UnpackLimit NONE = new UnpackLimit(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final long HARMLESS = 64L << 20;
    private static final int BUFFER = 1 << 16;

    /** Whether so many bytes are too many for a file that was so large packed. */
    public boolean exceededBy(long unpacked, long packed) {
        return unpacked > bytes || (unpacked > HARMLESS && unpacked / times > packed);
    }

    /** Copies what is unpacked, as long as the limit allows. */
    public void copy(InputStream unpacking, OutputStream out, long packed, String name)
            throws IOException, OrderFileException {
        byte[] buffer = new byte[BUFFER];
        long written = 0;
        for (int some = unpacking.read(buffer); some >= 0; some = unpacking.read(buffer)) {
            written += some;
            if (exceededBy(written, packed)) {
                throw refusal(name);
            }
            out.write(buffer, 0, some);
        }
    }

    /** What to tell of a file that unpacks to more. */
    public OrderFileException refusal(String name) {
        return new OrderFileException(OrderProblem.FILE_UNPACKS_TOO_LARGE, name, (bytes >> 20) + " MB");
    }
}
