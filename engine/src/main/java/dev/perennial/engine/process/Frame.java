package dev.perennial.engine.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

import dev.perennial.engine.dataset.DatasetShape;
import tools.jackson.databind.json.JsonMapper;

/** A piece of what the asking program sends. */
sealed interface Frame {

    /** Says that rows of a data set will come, under a number. */
    record Definition(int dataset, DatasetShape shape) implements Frame {
    }

    /**
     * Some whole tuples of PostgreSQL's binary COPY format, without its header and its trailer.
     *
     * @param dataset the number of a data set that was defined before
     */
    record Rows(int dataset, byte[] tuples) implements Frame {
    }

    /** Nothing more comes; the stream stays open until the answer is taken. */
    record End() implements Frame {
    }

    /** Longest frame that is believed. */
    int LONGEST = 1 << 26;
    int DEFINITION_MARK = 'D';
    int ROWS_MARK = 'R';
    int END_MARK = 'E';

    /**
     * The next frame.
     *
     * @throws EOFException if the other side is gone
     */
    static Frame read(DataInputStream in) throws IOException {
        int mark = in.readUnsignedByte();
        int dataset = in.readUnsignedByte();
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("not a frame");
        }
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            throw new EOFException();
        }
        return switch (mark) {
            case DEFINITION_MARK ->
                new Definition(dataset, JsonMapper.shared().readValue(content, DatasetShape.class));
            case ROWS_MARK -> new Rows(dataset, content);
            case END_MARK -> new End();
            default -> throw new IOException("not a frame");
        };
    }

    /** Reads frames from a stream of its own. */
    static DataInputStream stream(InputStream in) {
        return in instanceof DataInputStream data ? data : new DataInputStream(in);
    }

    /** The sending side. */
    static void write(DataOutputStream out, int mark, int dataset, byte[] content, int length) throws IOException {
        out.writeByte(mark);
        out.writeByte(dataset);
        out.writeInt(length);
        out.write(content, 0, length);
    }
}
