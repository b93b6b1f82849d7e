package dev.perennial.collect.intake.load;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Objects;

import dev.perennial.engine.files.OrderLine;

/** Lines of orders on disk. */
final class OrderLines implements LineCodec<OrderLine> {

    @Override
    public String customer(OrderLine line) {
        return line.customer();
    }

    @Override
    public void write(OrderLine line, DataOutputStream out) throws IOException {
        out.writeLong(line.line());
        LineCodec.text(line.customer(), out);
        LineCodec.text(line.order(), out);
        out.writeInt(line.day());
        out.writeLong(line.epochSecond());
        out.writeLong(line.amount());
        LineCodec.number(line.quantity(), out);
        LineCodec.text(line.product(), out);
        LineCodec.text(line.status(), out);
        LineCodec.text(line.currency(), out);
        LineCodec.number(line.rate() == 0 ? null : Long.valueOf(line.rate()), out);
        LineCodec.text(line.channel(), out);
        LineCodec.text(line.customerName(), out);
    }

    @Override
    public OrderLine read(DataInputStream in) throws IOException {
        return new OrderLine(in.readLong(), Objects.requireNonNull(LineCodec.text(in)), LineCodec.text(in),
                in.readInt(), in.readLong(), in.readLong(), LineCodec.number(in), LineCodec.text(in),
                LineCodec.text(in), Objects.requireNonNull(LineCodec.text(in)),
                Objects.requireNonNullElse(LineCodec.number(in), 0L), LineCodec.text(in), LineCodec.text(in));
    }
}
