package dev.perennial.engine.duckdb;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;

/**
 * Rows in PostgreSQL's binary COPY format. Booleans, whole numbers of 16, 32 and 64 bits, doubles, dates and texts; each
 * becomes PostgreSQL's type of the same width.
 */
final class PostgresCopy {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0,
            0, 0, 0};
    private static final byte[] TRAILER = {(byte) 0xFF, (byte) 0xFF};
    /** PostgreSQL counts days from 2000-01-01. */
    private static final int EPOCH_DAY = 10_957;
    /** Longest field that is not a text, with its length. */
    private static final int FIELD = Integer.BYTES + Long.BYTES;
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final Map<String, byte[]> texts = new HashMap<>();
    private byte[] buffer = new byte[BUFFER];
    private int at;

    PostgresCopy(OutputStream out) {
        this.out = out;
    }

    void begin() throws IOException {
        out.write(HEADER);
    }

    void end() throws IOException {
        flush();
        out.write(TRAILER);
        out.flush();
    }

    void chunk(DuckDBDataChunkReader chunk, int columns) throws IOException {
        DuckDBReadableVector[] vectors = new DuckDBReadableVector[columns];
        for (int c = 0; c < columns; c++) {
            vectors[c] = chunk.vector(c);
        }
        long rows = chunk.rowCount();
        for (long row = 0; row < rows; row++) {
            room(Short.BYTES + columns * FIELD);
            SHORT.set(buffer, at, (short) columns);
            at += Short.BYTES;
            for (DuckDBReadableVector vector : vectors) {
                field(vector, row);
            }
        }
        flush();
    }

    private void field(DuckDBReadableVector vector, long row) throws IOException {
        if (vector.isNull(row)) {
            length(-1);
            return;
        }
        switch (vector.getType()) {
            case BOOLEAN -> {
                length(1);
                buffer[at++] = (byte) (vector.getBoolean(row) ? 1 : 0);
            }
            case SMALLINT -> {
                length(Short.BYTES);
                SHORT.set(buffer, at, vector.getShort(row));
                at += Short.BYTES;
            }
            case INTEGER -> integer(vector.getInt(row));
            case DATE -> integer(Math.toIntExact(vector.getLocalDate(row).toEpochDay() - EPOCH_DAY));
            case BIGINT -> whole(vector.getLong(row));
            case DOUBLE -> whole(Double.doubleToRawLongBits(vector.getDouble(row)));
            case VARCHAR -> text(vector.getString(row));
            default -> throw new IllegalArgumentException("no field for " + vector.getType());
        }
    }

    private void length(int bytes) {
        INT.set(buffer, at, bytes);
        at += Integer.BYTES;
    }

    private void integer(int value) {
        length(Integer.BYTES);
        INT.set(buffer, at, value);
        at += Integer.BYTES;
    }

    private void whole(long value) {
        length(Long.BYTES);
        LONG.set(buffer, at, value);
        at += Long.BYTES;
    }

    /** Texts are codes, few and often repeated. */
    private void text(String value) throws IOException {
        byte[] text = texts.size() < 1_000
                ? texts.computeIfAbsent(value, v -> v.getBytes(StandardCharsets.UTF_8))
                : value.getBytes(StandardCharsets.UTF_8);
        length(text.length);
        room(text.length + FIELD * 64);
        System.arraycopy(text, 0, buffer, at, text.length);
        at += text.length;
    }

    private void room(int bytes) throws IOException {
        if (buffer.length - at < bytes) {
            flush();
        }
        if (buffer.length < bytes) {
            buffer = Arrays.copyOf(buffer, bytes);
        }
    }

    private void flush() throws IOException {
        out.write(buffer, 0, at);
        at = 0;
    }
}
