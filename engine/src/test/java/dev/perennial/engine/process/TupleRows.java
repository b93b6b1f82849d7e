package dev.perennial.engine.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Object mother: rows as PostgreSQL sends them. */
final class TupleRows {

    private final ByteArrayOutputStream frames = new ByteArrayOutputStream();
    private final Frame.Writer writer = new Frame.Writer(frames);

    TupleRows customer(long id, String since, String key) throws IOException {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        ByteBuffer row = ByteBuffer.allocate(26 + text.length);
        row.putShort((short) 3).putInt(8).putLong(id).putInt(4).putInt(day(since)).putInt(text.length).put(text);
        writer.write(Frame.Kind.CUSTOMERS, row.array(), row.position());
        return this;
    }

    TupleRows order(long customer, String day, String amount) throws IOException {
        byte[] number = numeric(new BigDecimal(amount));
        ByteBuffer row = ByteBuffer.allocate(26 + number.length);
        row.putShort((short) 3).putInt(8).putLong(customer).putInt(4).putInt(day(day)).putInt(number.length)
                .put(number);
        writer.write(Frame.Kind.ORDERS, row.array(), row.position());
        return this;
    }

    byte[] end() throws IOException {
        writer.end();
        return frames.toByteArray();
    }

    byte[] unfinished() {
        return frames.toByteArray();
    }

    private static int day(String day) {
        return (int) (LocalDate.parse(day).toEpochDay() - LocalDate.parse("2000-01-01").toEpochDay());
    }

    /** PostgreSQL's numeric: groups of four digits, zeros at both ends left out. */
    static byte[] numeric(BigDecimal value) {
        BigInteger units = value.abs().setScale(4).unscaledValue();
        List<Integer> groups = new ArrayList<>();
        while (units.signum() > 0) {
            groups.addFirst(units.mod(BigInteger.valueOf(10_000)).intValue());
            units = units.divide(BigInteger.valueOf(10_000));
        }
        int weight = groups.size() - 2;
        while (!groups.isEmpty() && groups.getLast() == 0) {
            groups.removeLast();
        }
        ByteBuffer number = ByteBuffer.allocate(8 + 2 * groups.size());
        number.putShort((short) groups.size()).putShort((short) (groups.isEmpty() ? 0 : weight))
                .putShort((short) (value.signum() < 0 ? 0x4000 : 0)).putShort((short) 4);
        groups.forEach(group -> number.putShort(group.shortValue()));
        return number.array();
    }
}
