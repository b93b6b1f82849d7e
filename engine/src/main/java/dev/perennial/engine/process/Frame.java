package dev.perennial.engine.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A piece of what the asking program sends: some whole tuples of PostgreSQL's binary COPY format, without its header and
 * its trailer.
 *
 * @param kind what the tuples are
 */
public record Frame(Kind kind, byte[] tuples) {

    /** What a frame holds. */
    public enum Kind {
        /** {@code customer id bigint, known since date, key text}; the key orders customers as a file of orders would. */
        CUSTOMERS('C'),
        /** {@code customer id bigint, day date, amount numeric}; a negative amount is a refund. */
        ORDERS('O'),
        /** Nothing more comes; the stream stays open until the answer is taken. */
        END('E');

        private final char mark;

        Kind(char mark) {
            this.mark = mark;
        }

        private static Kind of(int mark) throws IOException {
            for (Kind kind : values()) {
                if (kind.mark == mark) {
                    return kind;
                }
            }
            throw new IOException("not a frame");
        }
    }

    /** Longest frame that is believed. */
    private static final int LONGEST = 1 << 26;

    /**
     * The next frame.
     *
     * @throws EOFException if the other side is gone
     */
    static Frame read(DataInputStream in) throws IOException {
        Kind kind = Kind.of(in.readUnsignedByte());
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("not a frame");
        }
        byte[] tuples = in.readNBytes(length);
        if (tuples.length < length) {
            throw new EOFException();
        }
        return new Frame(kind, tuples);
    }

    /** Reads frames from a stream of its own. */
    static DataInputStream stream(InputStream in) {
        return in instanceof DataInputStream data ? data : new DataInputStream(in);
    }

    /** Sends frames; several threads may, whole frames never mix. */
    public static final class Writer {

        private final DataOutputStream out;

        public Writer(OutputStream out) {
            this.out = new DataOutputStream(out);
        }

        /** Sends the first {@code length} bytes as one frame. */
        public synchronized void write(Kind kind, byte[] tuples, int length) throws IOException {
            out.writeByte(kind.mark);
            out.writeInt(length);
            out.write(tuples, 0, length);
        }

        /** Says that nothing more comes. */
        public synchronized void end() throws IOException {
            write(Kind.END, new byte[0], 0);
            out.flush();
        }
    }
}
