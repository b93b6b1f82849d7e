package dev.perennial.collect.customer;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.perennial.platform.access.Users;
import dev.perennial.platform.catalogue.CatalogueProblem;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What values of fields must be like, however they come. */
@Component
class CustomValues {

    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_LONG_TEXT = 10_000;
    private static final int LONGEST_LINK = 2000;
    private static final BigDecimal LARGEST = new BigDecimal("1e15");
    private static final int MOST_DECIMALS = 18;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final CustomFields fields;
    private final CustomerProfiles profiles;
    private final Users users;

    CustomValues(CustomFields fields, CustomerProfiles profiles, Users users) {
        this.fields = fields;
        this.profiles = profiles;
        this.users = users;
    }

    /**
     * Values to keep.
     *
     * @param content new values by the keys under which they are kept
     * @param emptied keys whose values go
     * @param changes by attribute, for the audit trail
     */
    record Edit(ObjectNode content, List<String> emptied, Map<String, ChangeCustomer.Change> changes) {

        boolean isEmpty() {
            return changes.isEmpty();
        }
    }

    /**
     * Reads values by code; null empties.
     *
     * @param before what the customer has; null for a new one, which needs the required ones
     */
    Edit read(Caller caller, @Nullable JsonNode given, @Nullable Map<String, JsonNode> before,
            Violations violations) {
        Edit edit = new Edit(JSON.objectNode(), new ArrayList<>(), new LinkedHashMap<>());
        boolean usable = given == null || given.isNull() || given.isObject();
        if (!usable) {
            violations.add("/custom", CustomerProblem.CUSTOM_NOT_OBJECT);
        }
        Map<String, CustomField> active = fields.active().stream()
                .collect(Collectors.toMap(CustomField::code, field -> field, (one, _) -> one, LinkedHashMap::new));
        if (given != null && given.isObject()) {
            given.propertyStream().forEach(value -> {
                CustomField field = active.get(value.getKey());
                if (field == null) {
                    violations.add("/custom/" + escaped(value.getKey()), CustomerProblem.FIELD_UNKNOWN, value.getKey());
                } else {
                    read(caller, field, value.getValue(), before == null ? null : before.get(field.code()), edit,
                            violations);
                }
            });
        }
        if (before == null) {
            active.values().stream()
                    .filter(field -> field.required() && (given == null || !given.has(field.code())))
                    .forEach(field -> violations.add("/custom/" + field.code(), KernelProblem.REQUIRED));
        }
        return edit;
    }

    private void read(Caller caller, CustomField field, JsonNode given, @Nullable JsonNode before, Edit edit,
            Violations violations) {
        String pointer = "/custom/" + field.code();
        boolean nothing = given.isNull() || (given.isString() && ProfileRules.tidy(given.asString()) == null)
                || (given.isArray() && given.isEmpty());
        if (nothing && field.required()) {
            violations.add(pointer, KernelProblem.REQUIRED);
        } else if (nothing) {
            if (before != null) {
                edit.emptied().add(field.key());
                edit.changes().put(field.attribute(), new ChangeCustomer.Change(before, null));
            }
        } else if (!same(given, before)) {
            value(caller, field, given, before, pointer, violations).filter(value -> !same(value, before))
                    .ifPresent(value -> {
                        edit.content().set(field.key(), value);
                        edit.changes().put(field.attribute(), new ChangeCustomer.Change(before, value));
                    });
        }
    }

    /** Numbers are the same if they are equal, however they are written. */
    private static boolean same(JsonNode value, @Nullable JsonNode before) {
        if (before == null) {
            return false;
        }
        boolean numbers = value.isNumber() && before.isNumber();
        return numbers
                ? value.decimalValue().compareTo(before.decimalValue()) == 0
                : value.equals(before);
    }

    private Optional<JsonNode> value(Caller caller, CustomField field, JsonNode given, @Nullable JsonNode before,
            String pointer, Violations violations) {
        return switch (field.type()) {
            case TEXT -> text(given, LONGEST_TEXT, pointer, violations);
            case LONG_TEXT -> text(given, LONGEST_LONG_TEXT, pointer, violations);
            case LINK -> given.isString() && isLink(given.asString().strip())
                    ? text(given, LONGEST_LINK, pointer, violations)
                    : none(pointer, CustomerProblem.LINK_MALFORMED, violations);
            case NUMBER, MONEY -> given.isNumber() && fits(given.decimalValue(), field.type())
                    ? Optional.of(JSON.numberNode(given.decimalValue()))
                    : none(pointer, CatalogueProblem.NOT_NUMBER, violations);
            case BOOLEAN -> given.isBoolean()
                    ? Optional.of(given)
                    : none(pointer, CatalogueProblem.NOT_BOOLEAN, violations);
            case DATE -> given.isString() && isDate(given.asString())
                    ? Optional.of(given)
                    : none(pointer, CatalogueProblem.NOT_DATE, violations);
            case CHOICE -> chosen(field, given, before, pointer, violations);
            case MULTI_CHOICE -> severalChosen(field, given, before, pointer, violations);
            case USER -> given.isIntegralNumber() && users.find(given.asLong()).filter(user -> !user.disabled())
                    .isPresent()
                            ? Optional.of(given)
                            : none(pointer, CustomerProblem.USER_UNKNOWN, violations);
            case CUSTOMER -> given.isIntegralNumber() && profiles.owner(given.asLong())
                    .filter(owner -> Visibility.covers(caller, owner)).isPresent()
                            ? Optional.of(given)
                            : none(pointer, CustomerProblem.REFERENCE_UNKNOWN, violations);
        };
    }

    private static Optional<JsonNode> text(JsonNode given, int longest, String pointer, Violations violations) {
        if (!given.isString()) {
            return none(pointer, CustomerProblem.TEXT_NEEDED, violations);
        }
        String text = ProfileRules.tidy(given.asString());
        violations.atMost(pointer, text, longest);
        return Optional.of(JSON.stringNode(text));
    }

    private static Optional<JsonNode> chosen(CustomField field, JsonNode given, @Nullable JsonNode before,
            String pointer, Violations violations) {
        if (!given.isString()) {
            return none(pointer, CustomerProblem.TEXT_NEEDED, violations);
        }
        boolean known = field.option(given.asString()).filter(option -> !option.retired() || given.equals(before))
                .isPresent();
        if (!known) {
            violations.add(pointer, KernelProblem.NOT_ONE_OF, given.asString(), offered(field));
        }
        return Optional.of(given);
    }

    private static Optional<JsonNode> severalChosen(CustomField field, JsonNode given, @Nullable JsonNode before,
            String pointer, Violations violations) {
        if (!given.isArray()) {
            return none(pointer, CustomerProblem.LIST_NEEDED, violations);
        }
        Set<String> kept = before == null
                ? Set.of()
                : before.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        Set<String> codes = new LinkedHashSet<>();
        for (int i = 0; i < given.size(); i++) {
            String code = given.get(i).isString() ? given.get(i).asString() : given.get(i).toString();
            boolean known = field.option(code).filter(option -> !option.retired() || kept.contains(code)).isPresent();
            if (!known) {
                violations.add(pointer + "/" + i, KernelProblem.NOT_ONE_OF, code, offered(field));
            }
            codes.add(code);
        }
        var ordered = JSON.arrayNode();
        field.options().stream().map(CustomField.Option::code).filter(codes::contains).forEach(ordered::add);
        return Optional.of(ordered);
    }

    private static String offered(CustomField field) {
        return field.options().stream().filter(option -> !option.retired()).map(CustomField.Option::code)
                .collect(Collectors.joining(", "));
    }

    private static boolean fits(BigDecimal number, FieldType type) {
        return number.abs().compareTo(LARGEST) <= 0
                && number.stripTrailingZeros().scale() <= (type == FieldType.MONEY ? 4 : MOST_DECIMALS);
    }

    private static boolean isDate(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            return date.getYear() >= 1 && date.getYear() <= 9999;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Only what a browser opens without running anything. */
    static boolean isLink(String text) {
        try {
            URI link = new URI(text);
            String scheme = link.getScheme();
            return scheme != null && Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT))
                    && link.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Optional<JsonNode> none(String pointer, Problem problem, Violations violations) {
        violations.add(pointer, problem);
        return Optional.empty();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
