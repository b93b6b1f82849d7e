package dev.perennial.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/** Rows of a CSV file in the making, as UTF-8 bytes. */
final class Rows {

    private byte[] bytes = new byte[1 << 16];
    private int length;

    Rows text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return this;
    }

    /** The value as a field, in quotes where it needs them (RFC 4180). */
    Rows field(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return text(plain ? value : '"' + value.replace("\"", "\"\"") + '"');
    }

    /** Ends a field; a row's last field is ended by {@link #end}. */
    Rows next() {
        return put(',');
    }

    Rows end() {
        return put('\n');
    }

    Rows number(long value) {
        return text(Long.toString(value));
    }

    /** The number with at least {@code width} digits. */
    Rows padded(long value, int width) {
        room(Long.SIZE);
        int digits = width;
        for (long bound = powerOfTen(width); value >= bound && digits < 18; bound *= 10) {
            digits++;
        }
        long rest = value;
        for (int i = digits - 1; i >= 0; i--) {
            bytes[length + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** An amount in 1/100 as a decimal number with two places. */
    Rows hundredths(long value) {
        if (value < 0) {
            put('-');
        }
        long size = Math.abs(value);
        return padded(size / 100, 1).put('.').padded(size % 100, 2);
    }

    Rows date(LocalDate day) {
        return padded(day.getYear(), 4).put('-').padded(day.getMonthValue(), 2).put('-').padded(day.getDayOfMonth(), 2);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private Rows put(char c) {
        room(1);
        bytes[length] = (byte) c;
        length++;
        return this;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
