package dev.perennial.collect.intake.load;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.perennial.engine.files.CustomerDetails;
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
        LineCodec.text(joined(line.tags()), out);
        LineCodec.number(line.owner(), out);
        LineCodec.number(line.team(), out);
        LineCodec.number(line.createdAt(), out);
        details(line.details(), out);
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
                LineCodec.text(in), LineCodec.text(in), LineCodec.text(in), list(LineCodec.text(in)),
                LineCodec.number(in), LineCodec.number(in), LineCodec.number(in), details(in), defined(in));
    }

    private static Map<String, String> defined(DataInputStream in) throws IOException {
        int count = in.readShort();
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < count; i++) {
            values.put(Objects.requireNonNull(LineCodec.text(in)), Objects.requireNonNull(LineCodec.text(in)));
        }
        return values;
    }

    /** Few files have any, so that most lines say so in one byte. */
    private static void details(CustomerDetails details, DataOutputStream out) throws IOException {
        boolean any = !details.equals(CustomerDetails.NONE);
        out.writeBoolean(any);
        if (!any) {
            return;
        }
        LineCodec.text(details.district(), out);
        LineCodec.text(details.campaign(), out);
        LineCodec.text(details.size(), out);
        LineCodec.text(joined(details.interests()), out);
        LineCodec.text(joined(details.beliefs()), out);
        LineCodec.text(details.habits(), out);
        LineCodec.text(joined(details.phones().isEmpty() ? null : details.phones()), out);
        LineCodec.text(joined(details.emails().isEmpty() ? null : details.emails()), out);
        CustomerDetails.Contact contact = details.contact();
        LineCodec.text(contact == null ? null : contact.name(), out);
        if (contact != null) {
            LineCodec.text(contact.title(), out);
            LineCodec.text(contact.phone(), out);
            LineCodec.text(contact.email(), out);
        }
    }

    private static CustomerDetails details(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return CustomerDetails.NONE;
        }
        return new CustomerDetails(LineCodec.text(in), LineCodec.text(in), LineCodec.text(in),
                list(LineCodec.text(in)), list(LineCodec.text(in)), LineCodec.text(in),
                Objects.requireNonNullElse(list(LineCodec.text(in)), List.of()),
                Objects.requireNonNullElse(list(LineCodec.text(in)), List.of()), contact(in));
    }

    private static CustomerDetails.@Nullable Contact contact(DataInputStream in) throws IOException {
        String name = LineCodec.text(in);
        return name == null
                ? null
                : new CustomerDetails.Contact(name, LineCodec.text(in), LineCodec.text(in), LineCodec.text(in));
    }

    private static @Nullable String joined(@Nullable List<String> several) {
        return several == null ? null : String.join(BETWEEN, several);
    }

    private static @Nullable List<String> list(@Nullable String joined) {
        return joined == null ? null : Arrays.asList(joined.split(BETWEEN, -1));
    }
}
