package dev.perennial.collect.intake.load;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.perennial.engine.files.CustomerLine;
import org.jspecify.annotations.Nullable;

/** Lines of customers on disk. */
final class CustomerLines implements LineCodec<CustomerLine> {

    private static final String BETWEEN = "\u001f";

    @Override
    public String customer(CustomerLine line) {
        return line.key();
    }

    @Override
    public void write(CustomerLine line, DataOutputStream out) throws IOException {
        out.writeLong(line.line());
        LineCodec.text(line.key(), out);
        LineCodec.text(line.name(), out);
        LineCodec.text(line.kind(), out);
        LineCodec.text(line.email(), out);
        LineCodec.text(line.phone(), out);
        LineCodec.text(line.country(), out);
        LineCodec.text(line.province(), out);
        LineCodec.text(line.city(), out);
        LineCodec.text(line.industry(), out);
        LineCodec.text(line.source(), out);
        LineCodec.text(line.tags() == null ? null : String.join(BETWEEN, line.tags()), out);
        LineCodec.number(line.owner(), out);
        LineCodec.number(line.createdAt(), out);
        out.writeShort(line.defined().size());
        for (Map.Entry<String, String> value : line.defined().entrySet()) {
            LineCodec.text(value.getKey(), out);
            LineCodec.text(value.getValue(), out);
        }
    }

    @Override
    public CustomerLine read(DataInputStream in) throws IOException {
        return new CustomerLine(in.readLong(), Objects.requireNonNull(LineCodec.text(in)), LineCodec.text(in),
                LineCodec.text(in), LineCodec.text(in), LineCodec.text(in), LineCodec.text(in), LineCodec.text(in),
                LineCodec.text(in), LineCodec.text(in), LineCodec.text(in), tags(LineCodec.text(in)),
                LineCodec.number(in), LineCodec.number(in), defined(in));
    }

    private static Map<String, String> defined(DataInputStream in) throws IOException {
        int count = in.readShort();
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < count; i++) {
            values.put(Objects.requireNonNull(LineCodec.text(in)), Objects.requireNonNull(LineCodec.text(in)));
        }
        return values;
    }

    private static @Nullable List<String> tags(@Nullable String tags) {
        return tags == null ? null : Arrays.asList(tags.split(BETWEEN, -1));
    }
}
