package dev.perennial.engine.process;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.perennial.engine.dataset.DatasetColumn;
import dev.perennial.engine.dataset.DatasetShape;
import dev.perennial.engine.dataset.Datasets;
import org.jspecify.annotations.Nullable;

/** Object mother: data sets as a database sends them. Customers and orders are always among them. */
final class TupleRows {

    private final ByteArrayOutputStream frames = new ByteArrayOutputStream();
    private final FrameWriter writer = new FrameWriter(frames);
    private final List<DatasetShape> shapes = new ArrayList<>();

    TupleRows() throws IOException {
        define(Datasets.CUSTOMERS);
        define(Datasets.ORDERS);
    }

    private int define(DatasetShape shape) throws IOException {
        if (!shapes.contains(shape)) {
            shapes.add(shape);
            return writer.define(shape);
        }
        return shapes.indexOf(shape);
    }

    TupleRows customer(long id, String since, String key) throws IOException {
        return row(Datasets.CUSTOMERS, id, LocalDate.parse(since), key, "person", "浙江");
    }

    TupleRows order(long customer, String day, String amount) throws IOException {
        BigDecimal money = new BigDecimal(amount);
        return row(Datasets.ORDERS, customer, LocalDate.parse(day), money, (long) frames.size(), money.signum() < 0,
                null, null);
    }

    /** A row of any data set; all rows of one data set come before those of the next. */
    TupleRows row(DatasetShape shape, @Nullable Object... values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream tuple = new DataOutputStream(bytes);
        tuple.writeShort(values.length);
        for (int i = 0; i < values.length; i++) {
            byte @Nullable [] field = field(shape.columns().get(i), values[i]);
            tuple.writeInt(field == null ? -1 : field.length);
            if (field != null) {
                tuple.write(field);
            }
        }
        writer.rows(define(shape), bytes.toByteArray(), bytes.size());
        return this;
    }

    private static byte @Nullable [] field(DatasetColumn column, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> numeric(number);
            case LocalDate day -> ByteBuffer.allocate(4)
                    .putInt((int) (day.toEpochDay() - LocalDate.parse("2000-01-01").toEpochDay())).array();
            case Long number -> ByteBuffer.allocate(8).putLong(number).array();
            case Integer number -> ByteBuffer.allocate(4).putInt(number).array();
            case Boolean flag -> new byte[]{(byte) (flag ? 1 : 0)};
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            default -> throw new IllegalArgumentException(column.name() + ": " + value);
        };
    }

    byte[] end() throws IOException {
        writer.end();
        return frames.toByteArray();
    }

    byte[] unfinished() {
        return frames.toByteArray();
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
