package dev.perennial.platform.storage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * Writes rows into a table by binary COPY, the fastest way into PostgreSQL, within the transaction of the connection. Begin
 * each row by {@link #row()} and give its values in the order of the columns.
 */
public final class BinaryCopy implements AutoCloseable {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0,
            0, 0, 0, 0};
    private static final int FLUSH = 1 << 16;
    private static final long EPOCH_SECOND = 946_684_800;
    private static final int EPOCH_DAY = 10_957;
    private static final int TEXT_TYPE = 25;
    private static final byte JSONB_VERSION = 1;
    private static final int GROUP = 10_000;
    private static final int SCALE = 4;
    private static final int NEGATIVE = 0x4000;

    private final String sql;
    private final CopyIn copy;
    private final short columns;
    private ByteBuffer buffer = ByteBuffer.allocate(FLUSH * 2);
    private boolean ended;

    private BinaryCopy(String sql, CopyIn copy, int columns) {
        this.sql = sql;
        this.copy = copy;
        this.columns = (short) columns;
        buffer.put(SIGNATURE);
    }

    /**
     * Begins writing.
     *
     * @param connection of the running transaction
     * @param table with its schema
     * @param columns names of the columns that are given, comma separated; names of the program, never of a user
     */
    public static BinaryCopy into(Connection connection, String table, String columns) {
        String sql = "COPY " + table + " (" + columns + ") FROM STDIN (FORMAT binary)";
        try {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
            return new BinaryCopy(sql, copy, columns.split(",", -1).length);
        } catch (SQLException e) {
            throw translated(sql, e);
        }
    }

    /** Begins a row. */
    public BinaryCopy row() {
        if (buffer.position() >= FLUSH) {
            flush();
        }
        buffer.putShort(columns);
        return this;
    }

    public BinaryCopy bigint(long value) {
        room(12).putInt(8).putLong(value);
        return this;
    }

    public BinaryCopy bigint(@Nullable Long value) {
        return value == null ? none() : bigint(value.longValue());
    }

    public BinaryCopy integer(int value) {
        room(8).putInt(4).putInt(value);
        return this;
    }

    public BinaryCopy integer(@Nullable Integer value) {
        return value == null ? none() : integer(value.intValue());
    }

    public BinaryCopy bool(boolean value) {
        room(5).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    public BinaryCopy text(@Nullable String value) {
        if (value == null) {
            return none();
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        room(4 + bytes.length).putInt(bytes.length).put(bytes);
        return this;
    }

    /** A jsonb value, given as JSON. */
    public BinaryCopy jsonb(@Nullable String json) {
        if (json == null) {
            return none();
        }
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        room(5 + bytes.length).putInt(1 + bytes.length).put(JSONB_VERSION).put(bytes);
        return this;
    }

    /** A text array. */
    public BinaryCopy texts(List<String> values) {
        List<byte[]> bytes = values.stream().map(value -> value.getBytes(StandardCharsets.UTF_8)).toList();
        int size = bytes.isEmpty() ? 12 : 20 + bytes.stream().mapToInt(value -> 4 + value.length).sum();
        room(4 + size).putInt(size).putInt(bytes.isEmpty() ? 0 : 1).putInt(0).putInt(TEXT_TYPE);
        if (!bytes.isEmpty()) {
            buffer.putInt(bytes.size()).putInt(1);
            bytes.forEach(value -> buffer.putInt(value.length).put(value));
        }
        return this;
    }

    /** A date, by days since 1970-01-01. */
    public BinaryCopy date(int epochDay) {
        return integer(epochDay - EPOCH_DAY);
    }

    public BinaryCopy date(@Nullable Integer epochDay) {
        return epochDay == null ? none() : date(epochDay.intValue());
    }

    /** A timestamp with time zone, by seconds since 1970-01-01T00:00Z. */
    public BinaryCopy timestamp(long epochSecond) {
        return bigint((epochSecond - EPOCH_SECOND) * 1_000_000);
    }

    /** A timestamp with time zone, by microseconds since 1970-01-01T00:00Z. */
    public BinaryCopy timestampMicros(long epochMicros) {
        return bigint(epochMicros - EPOCH_SECOND * 1_000_000);
    }

    public BinaryCopy timestampMicros(@Nullable Long epochMicros) {
        return epochMicros == null ? none() : timestampMicros(epochMicros.longValue());
    }

    /** A numeric of four decimals, by its count of 1/10,000. */
    public BinaryCopy numeric(long tenThousandths) {
        if (tenThousandths == Long.MIN_VALUE) {
            throw new IllegalArgumentException("too large for numeric(18,4)");
        }
        long rest = Math.abs(tenThousandths);
        short[] groups = new short[6];
        int first = groups.length;
        for (; rest > 0; rest /= GROUP) {
            groups[--first] = (short) (rest % GROUP);
        }
        // The last group holds the decimals; groups of zeros at the end are left out.
        int last = groups.length;
        while (last > first && groups[last - 1] == 0) {
            last--;
        }
        int count = last - first;
        int weight = count == 0 ? 0 : groups.length - 2 - first;
        room(12 + 2 * count).putInt(8 + 2 * count).putShort((short) count).putShort((short) weight)
                .putShort((short) (tenThousandths < 0 ? NEGATIVE : 0)).putShort((short) SCALE);
        for (int i = first; i < last; i++) {
            buffer.putShort(groups[i]);
        }
        return this;
    }

    public BinaryCopy numeric(@Nullable Long tenThousandths) {
        return tenThousandths == null ? none() : numeric(tenThousandths.longValue());
    }

    /** The count of 1/10,000 in an amount of at most four decimals. */
    public static long tenThousandths(BigDecimal amount) {
        BigInteger units = amount.setScale(SCALE).unscaledValue();
        return units.longValueExact();
    }

    /** A null. */
    public BinaryCopy none() {
        room(4).putInt(-1);
        return this;
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            buffer = ByteBuffer.allocate(buffer.capacity() * 2 + bytes).put(buffer.flip());
        }
        return buffer;
    }

    private void flush() {
        try {
            copy.writeToCopy(buffer.array(), 0, buffer.position());
            buffer.clear();
        } catch (SQLException e) {
            throw translated(sql, e);
        }
    }

    /** Ends the writing and answers how many rows were written. */
    public long end() {
        room(2).putShort((short) -1);
        flush();
        try {
            ended = true;
            return copy.endCopy();
        } catch (SQLException e) {
            throw translated(sql, e);
        }
    }

    /** Gives up what was not ended. */
    @Override
    public void close() {
        try {
            if (!ended && copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException e) {
            throw translated(sql, e);
        }
    }

    private static DataAccessException translated(String sql, SQLException e) {
        DataAccessException known = new SQLStateSQLExceptionTranslator().translate("COPY", sql, e);
        return known == null ? new org.springframework.jdbc.UncategorizedSQLException("COPY", sql, e) : known;
    }
}
