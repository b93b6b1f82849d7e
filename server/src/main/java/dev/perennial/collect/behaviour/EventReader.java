package dev.perennial.collect.behaviour;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.perennial.collect.behaviour.EventType.Property;
import dev.perennial.collect.customer.CustomerReference;
import dev.perennial.platform.kernel.ItemCheck;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Checks events as they are told. */
final class EventReader {

    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_VALUE = 1_000;

    /**
     * An event that was checked but not written.
     *
     * @param index in the batch
     * @param at microseconds since 1970-01-01T00:00Z
     * @param day its business day, days since then
     * @param properties as JSON; null for none
     */
    record Draft(int index, String key, CustomerReference customer, long type, long at, int day,
            @Nullable String properties) {
    }

    private final String source;
    private final ZoneId zone;
    private final Map<String, EventType> types;
    private final JsonMapper json;

    EventReader(String source, ZoneId zone, List<EventType> types, JsonMapper json) {
        this.source = source;
        this.zone = zone;
        this.types = types.stream().collect(Collectors.toMap(EventType::code, Function.identity()));
        this.json = json;
    }

    ItemCheck check(int index) {
        return new ItemCheck("/items/" + index, zone);
    }

    /** Reads an event; what is wrong is in the check then. */
    Draft read(int index, EventTold told, ItemCheck check) {
        String key = check.required("/key", told.key(), LONGEST_KEY);
        CustomerReference customer = CustomerReference.read(told.customer(), told.customerId(), source, check);
        Instant at = check.instant("/at", told.at());
        String code = check.required("/type", told.type(), LONGEST_KEY);
        EventType type = types.get(code);
        if (type == null) {
            if (!code.isEmpty()) {
                check.add("/type", BehaviourProblem.TYPE_UNKNOWN, code,
                        types.keySet().stream().sorted().collect(Collectors.joining(", ")));
            }
            return new Draft(index, key, customer, 0, 0, 0, null);
        }
        return new Draft(index, key, customer, type.id(), ItemCheck.micros(at), check.day(at),
                properties(type, told.properties(), check));
    }

    private @Nullable String properties(EventType type, @Nullable Map<String, @Nullable Object> told,
            ItemCheck check) {
        if (told == null || told.isEmpty()) {
            return null;
        }
        Map<String, Object> kept = new TreeMap<>();
        told.forEach((code, value) -> {
            String at = "/properties/" + code.replace("~", "~0").replace("/", "~1");
            Property property = type.property(code).orElse(null);
            if (property == null) {
                check.add(at, BehaviourProblem.PROPERTY_UNKNOWN, code, type.code(),
                        type.properties().stream().map(Property::code).collect(Collectors.joining(", ")));
            } else if (value != null) {
                kept.put(code, value(at, property, value, check));
            }
        });
        return kept.isEmpty() || check.failed() ? null : json.writeValueAsString(kept);
    }

    private static Object value(String at, Property property, Object value, ItemCheck check) {
        switch (property.type()) {
            case "number" -> {
                if (value instanceof Number number) {
                    return BigDecimal.valueOf(check.number(at, new BigDecimal(number.toString())), ItemCheck.SCALE)
                            .stripTrailingZeros();
                }
            }
            case "boolean" -> {
                if (value instanceof Boolean) {
                    return value;
                }
            }
            case "date" -> {
                if (value instanceof String text && isDate(text)) {
                    return text;
                }
            }
            case "time" -> {
                if (value instanceof String text) {
                    return check.instant(at, text).toString();
                }
            }
            default -> {
                if (value instanceof String text) {
                    String kept = check.text(at, text, LONGEST_VALUE);
                    return kept == null ? "" : kept;
                }
            }
        }
        check.add(at, BehaviourProblem.PROPERTY_TYPE, property.code(), property.type());
        return "";
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeParseException _) {
            return false;
        }
    }
}
