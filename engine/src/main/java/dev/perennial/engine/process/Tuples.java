package dev.perennial.engine.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

import dev.perennial.engine.orders.OrderShard;

/** Walks through tuples of PostgreSQL's binary COPY format, field by field. */
final class Tuples {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    /** PostgreSQL counts days from 2000-01-01. */
    static final int EPOCH_DAY = 10_957;
    private static final int NUMERIC_HEADER = 8;
    private static final int NEGATIVE = 0x4000;
    private static final int POSITIVE = 0;
    private static final int BASE = 10_000;

    private final RepeatedTexts texts;
    private final byte[] data;
    private int at;

    Tuples(byte[] data) {
        this(data, new RepeatedTexts());
    }

    Tuples(byte[] data, RepeatedTexts texts) {
        this.data = data;
        this.texts = texts;
    }

    /** Goes to the next tuple, which must have so many fields; false at the end. */
    boolean next(int fields) {
        if (at == data.length) {
            return false;
        }
        int found = (short) SHORT.get(data, at);
        at += Short.BYTES;
        if (found != fields) {
            throw new IllegalArgumentException("expected " + fields + " fields, found " + found);
        }
        return true;
    }

    /** Whether the next field is empty; if so, it is passed by. */
    boolean emptyField() {
        if ((int) INT.get(data, at) != -1) {
            return false;
        }
        at += Integer.BYTES;
        return true;
    }

    boolean flagField() {
        require(1);
        return data[at++] != 0;
    }

    int intField() {
        require(Integer.BYTES);
        int value = (int) INT.get(data, at);
        at += Integer.BYTES;
        return value;
    }

    long longField() {
        require(Long.BYTES);
        long value = (long) LONG.get(data, at);
        at += Long.BYTES;
        return value;
    }

    double realField() {
        return Double.longBitsToDouble(longField());
    }

    /** A date in days since 1970-01-01. */
    int dayField() {
        require(Integer.BYTES);
        int value = (int) INT.get(data, at) + EPOCH_DAY;
        at += Integer.BYTES;
        return value;
    }

    String textField() {
        int length = length();
        String text = texts.get(data, at, length);
        at += length;
        return text;
    }

    /**
     * A number in units of 1/10,000. Its digits stand in groups of four, the first {@code weight} groups before the
     * point; groups beyond the first after it would be finer than the unit and are refused.
     */
    long amountField() {
        int length = length();
        int groups = (short) SHORT.get(data, at);
        int weight = (short) SHORT.get(data, at + 2);
        int sign = (short) SHORT.get(data, at + 4) & 0xFFFF;
        if ((sign != POSITIVE && sign != NEGATIVE) || length != NUMERIC_HEADER + groups * Short.BYTES
                || groups > weight + 2) {
            throw new IllegalArgumentException("not an amount in 1/" + OrderShard.AMOUNT_SCALE);
        }
        long value = 0;
        for (int group = 0; group < groups; group++) {
            int digits = (short) SHORT.get(data, at + NUMERIC_HEADER + group * Short.BYTES);
            value = Math.addExact(Math.multiplyExact(value, BASE), digits);
        }
        for (int missing = weight + 2 - groups; missing > 0 && value != 0; missing--) {
            value = Math.multiplyExact(value, BASE);
        }
        at += length;
        return sign == NEGATIVE ? -value : value;
    }

    private void require(int bytes) {
        int length = length();
        if (length != bytes) {
            throw new IllegalArgumentException("expected a field of " + bytes + " bytes, found " + length);
        }
    }

    private int length() {
        int length = (int) INT.get(data, at);
        at += Integer.BYTES;
        if (length < 0 || length > data.length - at) {
            throw new IllegalArgumentException("a field is empty or cut off");
        }
        return length;
    }
}
