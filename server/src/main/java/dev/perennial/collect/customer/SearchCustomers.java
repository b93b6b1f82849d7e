package dev.perennial.collect.customer;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.catalogue.Catalogue;
import dev.perennial.platform.catalogue.CatalogueProblem;
import dev.perennial.platform.catalogue.Condition;
import dev.perennial.platform.catalogue.Listing;
import dev.perennial.platform.catalogue.Order;
import dev.perennial.platform.catalogue.RuleCompiler;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.Rule;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Finds the customers that meet a rule, among those the caller may see. */
@Service
public class SearchCustomers {

    static final int SECONDS = 2;

    private static final int SECONDS_TO_COUNT_ALL = 30;
    private static final int COUNTED = 1000;
    /** Whoever waits for a page should not wait longer for the number beside it. */
    private static final int MILLIS_TO_COUNT = 1;
    private static final int MOST_MILLIS_TO_COUNT = 1000;
    private static final int MOST_ROWS = 200;
    private static final int DEFAULT_ROWS = 50;
    private static final int USUAL_PAGE_BYTES = 16_384;
    private static final List<String> DEFAULT_FIELDS = List.of("name", "kind", "owner", "province", "city",
            "last_order",
            "orders", "net_spend");

    /** What to search for; without a rule everyone, without an order the newest first. */
    public record Request(@Nullable Rule rule, @Nullable Sort sort, @Nullable List<@Nullable String> fields,
            @Nullable Integer limit, @Nullable String after) {
    }

    /** The order: an attribute, and {@code asc} or {@code desc}. */
    public record Sort(@Nullable String attribute, @Nullable String direction) {
    }

    /** A number of customers; if capped there are more, or there was no time to see whether there are. */
    public record Count(long count, boolean capped) {
    }

    private final Catalogue catalogue;
    private final RuleCompiler compiler;
    private final CustomerListQuery query;
    private final OwnerNames owners;
    private final JsonMapper json;

    SearchCustomers(Catalogue catalogue, RuleCompiler compiler, CustomerListQuery query, OwnerNames owners,
            JsonMapper json) {
        this.catalogue = catalogue;
        this.compiler = compiler;
        this.query = query;
        this.owners = owners;
        this.json = json;
    }

    /** One page as JSON, {@code {"items":[…],"next":…}}, written row by row as the database gives them. */
    public byte[] page(Caller caller, Request request) {
        int limit = request.limit() == null ? DEFAULT_ROWS : request.limit();
        new Violations().within("/limit", limit, 1, MOST_ROWS).refuse();
        Listing listing = listing(caller, request.rule(), request.sort(),
                request.fields() == null ? DEFAULT_FIELDS : request.fields());
        Map<Long, String> names = owners.all();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_PAGE_BYTES);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeArrayPropertyStart("items");
            String next = query.read(listing, request.after(), limit, SECONDS,
                    row -> write(row, listing.fields(), names, out));
            out.writeEndArray();
            out.writeStringProperty("next", next);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** How many there are: up to a thousand, and as far as one gets in this time; without one, in that of a quick page. */
    public Count count(Caller caller, @Nullable Rule rule, @Nullable Integer milliseconds) {
        int time = milliseconds == null ? MILLIS_TO_COUNT : milliseconds;
        new Violations().within("/milliseconds", time, 1, MOST_MILLIS_TO_COUNT).refuse();
        Listing counted = listing(caller, rule, null, List.of());
        if (rule == null) {
            long all = query.count(counted.countUpTo(COUNTED + 1), SECONDS);
            return new Count(Math.min(all, COUNTED), all > COUNTED);
        }
        CustomerListQuery.Tally found = query.countWithin(counted.upTo(COUNTED + 1), Duration.ofMillis(time),
                DEFAULT_ROWS + 1, SECONDS);
        return new Count(Math.min(found.rows(), COUNTED), !found.complete() || found.rows() > COUNTED);
    }

    /** How many there are, all of them. */
    public Count countAll(Caller caller, @Nullable Rule rule) {
        return new Count(query.count(listing(caller, rule, null, List.of()).count(), SECONDS_TO_COUNT_ALL), false);
    }

    /** Refuses what could not be searched for, with the places as in a request. */
    public void check(Caller caller, @Nullable Rule rule, @Nullable Sort sort, List<String> fields) {
        listing(caller, rule, sort, List.copyOf(fields));
    }

    /** Refuses a rule that could not be asked, with places below the pointer. */
    void check(Caller caller, @Nullable Rule rule, String pointer) {
        compiler.compile(rule, pointer);
    }

    /** Those who meet a rule, without some, in the order of their ids. */
    Listing listing(Caller caller, @Nullable Rule rule, List<Long> except) {
        Condition wanted = narrowed(compiler.compile(rule, "/rule"), "c.customer_id <> ALL (?)", except);
        return new Listing(CustomerAttributes.LIST, List.of(), Visibility.of(caller), wanted,
                new Order(null, false));
    }

    /** A listing of some customers alone, or without some; where neither is named, as it was. */
    static Listing narrowed(Listing listing, List<Long> only, List<Long> except) {
        Condition wanted = narrowed(narrowed(listing.rule(), "c.customer_id = ANY (?)", only),
                "c.customer_id <> ALL (?)", except);
        return new Listing(listing.base(), listing.fields(), listing.visible(), wanted, listing.order());
    }

    private static Condition narrowed(Condition wanted, String sql, List<Long> ids) {
        if (ids.isEmpty()) {
            return wanted;
        }
        List<Object> parameters = new ArrayList<>(wanted.parameters());
        parameters.add(ids.toArray(new Long[0]));
        return new Condition("(" + wanted.sql() + ") AND " + sql, parameters, wanted.relations());
    }

    Listing listing(Caller caller, @Nullable Rule rule, @Nullable Sort sort, List<@Nullable String> fields) {
        Violations violations = new Violations();
        LinkedHashSet<Attribute> shown = new LinkedHashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            String pointer = "/fields/" + i;
            String code = String.valueOf(fields.get(i));
            catalogue.find(code).ifPresentOrElse(shown::add,
                    () -> violations.add(pointer, CatalogueProblem.ATTRIBUTE_UNKNOWN, code));
        }
        Order order = order(sort, violations);
        violations.refuse();
        Condition wanted = compiler.compile(rule, "/rule");
        return new Listing(CustomerAttributes.LIST, List.copyOf(shown), Visibility.of(caller), wanted, order);
    }

    private Order order(@Nullable Sort sort, Violations violations) {
        if (sort == null) {
            return Order.NEWEST;
        }
        violations.oneOf("/sort/direction", sort.direction() == null ? "asc" : sort.direction(),
                List.of("asc", "desc"));
        boolean descending = "desc".equals(sort.direction());
        if (sort.attribute() == null) {
            violations.add("/sort/attribute", KernelProblem.REQUIRED);
            return Order.NEWEST;
        }
        Attribute attribute = catalogue.find(sort.attribute()).orElse(null);
        if (attribute == null) {
            violations.add("/sort/attribute", CatalogueProblem.ATTRIBUTE_UNKNOWN, sort.attribute());
        } else if (!attribute.sortable()) {
            violations.add("/sort/attribute", CatalogueProblem.NOT_SORTABLE, sort.attribute());
        }
        return new Order(attribute, descending);
    }

    private static void write(ResultSet row, List<Attribute> fields, Map<Long, String> owners, JsonGenerator out)
            throws SQLException {
        out.writeStartObject();
        out.writeNumberProperty("id", row.getLong(1));
        for (int i = 0; i < fields.size(); i++) {
            out.writeName(fields.get(i).code());
            write(row, i + 2, fields.get(i), owners, out);
        }
        out.writeEndObject();
    }

    private static void write(ResultSet row, int column, Attribute field, Map<Long, String> owners, JsonGenerator out)
            throws SQLException {
        switch (field.type()) {
            case TEXT, CHOICE, DATE -> text(row.getString(column), out);
            case INTEGER -> {
                long value = row.getLong(column);
                number(row.wasNull() ? null : String.valueOf(value), out);
            }
            case NUMBER, MONEY, PERCENT -> {
                String value = row.getString(column);
                number(value == null ? null : plain(value), out);
            }
            case INSTANT -> {
                OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
                text(value == null ? null : value.toInstant().toString(), out);
            }
            case BOOLEAN -> {
                boolean value = row.getBoolean(column);
                if (row.wasNull()) {
                    out.writeNull();
                } else {
                    out.writeBoolean(value);
                }
            }
            case USER -> user(row.getLong(column), owners, out);
            case CUSTOMER -> customer(NamedCustomer.of(row.getString(column)), out);
            case TEXT_LIST -> texts(row.getArray(column), out);
        }
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** As {@link #plain(BigDecimal)}, of a number as the database writes it; most need no more than zeros cut off. */
    private static String plain(String number) {
        int point = -1;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == '.') {
                point = i;
            } else if (c < '0' || c > '9') {
                return plain(new BigDecimal(number));
            }
        }
        int end = number.length();
        while (point >= 0 && end > point && (number.charAt(end - 1) == '0' || end - 1 == point)) {
            end--;
        }
        return number.substring(0, end);
    }

    private static void number(@Nullable String value, JsonGenerator out) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writeNumber(value);
        }
    }

    private static void text(@Nullable String value, JsonGenerator out) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writeString(value);
        }
    }

    private static void user(long id, Map<Long, String> owners, JsonGenerator out) {
        if (id == 0) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeNumberProperty("id", id);
        out.writeStringProperty("name", owners.getOrDefault(id, "#" + id));
        out.writeEndObject();
    }

    private static void customer(@Nullable NamedCustomer named, JsonGenerator out) {
        if (named == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeNumberProperty("id", named.id());
        out.writeName("name");
        text(named.name(), out);
        out.writeEndObject();
    }

    private static void texts(@Nullable Array values, JsonGenerator out) throws SQLException {
        out.writeStartArray();
        if (values != null) {
            for (Object value : (Object[]) values.getArray()) {
                text(value == null ? null : value.toString(), out);
            }
        }
        out.writeEndArray();
    }
}
