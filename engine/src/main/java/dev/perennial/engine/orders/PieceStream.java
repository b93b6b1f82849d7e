package dev.perennial.engine.orders;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of one piece of a file; several threads may read pieces of one channel. */
final class PieceStream extends InputStream {

    private final FileChannel channel;
    private long at;
    private final long end;

    PieceStream(FileChannel channel, long from, long to) {
        this.channel = channel;
        this.at = from;
        this.end = to;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at >= end) {
            return -1;
        }
        int count = channel.read(ByteBuffer.wrap(target, offset, (int) Math.min(length, end - at)), at);
        at += Math.max(count, 0);
        return count;
    }
}
