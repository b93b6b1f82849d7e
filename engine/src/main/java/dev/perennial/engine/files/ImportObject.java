package dev.perennial.engine.files;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.perennial.engine.orders.Headings;

/** What the rows of an imported file are. */
public enum ImportObject {

    ORDERS(List.of(OrderField.values())), CUSTOMERS(List.of(CustomerField.values()));

    // The list is unmodifiable.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<ImportField> fields;

    ImportObject(List<? extends ImportField> fields) {
        this.fields = List.copyOf(fields);
    }

    /** The name in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ImportObject> of(String code) {
        return EnumSet.allOf(ImportObject.class).stream().filter(object -> object.code().equals(code)).findFirst();
    }

    public List<ImportField> fields() {
        return fields;
    }

    public Optional<ImportField> field(String code) {
        return fields.stream().filter(field -> field.code().equals(code)).findFirst();
    }

    /** What each column is by its heading, where that is clear. A column may be two fields, as an e-mail that is the key. */
    public Map<ImportField, Integer> recognise(List<String> headings) {
        return recognise(headings, List.of());
    }

    /** The same with fields that people defined: each of a column that is nothing else. */
    public Map<ImportField, Integer> recognise(List<String> headings, List<DefinedField> defined) {
        Map<ImportField, Integer> clear = new LinkedHashMap<>();
        Stream.concat(fields.stream(), defined.stream()).forEach(field -> {
            List<Integer> columns = columns(field, headings);
            if (columns.size() == 1 && !(field.alone() && clear.containsValue(columns.getFirst()))) {
                clear.put(field, columns.getFirst());
            }
        });
        if (!clear.containsKey(CustomerField.CONTACT_NAME)) {
            clear.keySet().removeIf(CustomerField.OF_CONTACT::contains);
        }
        return clear;
    }

    /** The columns of a field, known by the names people use or else by the name that the API uses. */
    private static List<Integer> columns(ImportField field, List<String> headings) {
        List<Integer> known = field.recognise(headings);
        return known.isEmpty()
                ? Headings.recognised(List.of(Set.of(Headings.plain(field.code()))), headings)
                : known;
    }

    /** The fields for which several columns could stand. */
    public Map<ImportField, List<Integer>> ambiguous(List<String> headings) {
        Map<ImportField, List<Integer>> several = new LinkedHashMap<>();
        for (ImportField field : fields) {
            List<Integer> columns = columns(field, headings);
            if (columns.size() > 1) {
                several.put(field, columns);
            }
        }
        return several;
    }

    /** The required fields that a mapping lacks. */
    public List<ImportField> missing(Map<ImportField, Integer> mapping) {
        List<ImportField> lacking = fields.stream().filter(field -> field.required() && !mapping.containsKey(field))
                .collect(Collectors.toCollection(ArrayList::new));
        boolean money = mapping.containsKey(OrderField.AMOUNT)
                || (mapping.containsKey(OrderField.QUANTITY) && mapping.containsKey(OrderField.PRICE));
        if (this == ORDERS && !money) {
            lacking.add(OrderField.AMOUNT);
        }
        return lacking;
    }

    /** What a file with these headings most likely holds. */
    public static ImportObject likely(List<String> headings) {
        boolean orders = !columns(OrderField.PLACED_AT, headings).isEmpty()
                && !(columns(OrderField.AMOUNT, headings).isEmpty() && columns(OrderField.PRICE, headings).isEmpty());
        long profile = CUSTOMERS.fields().stream().filter(field -> field != CustomerField.CUSTOMER)
                .filter(field -> !columns(field, headings).isEmpty()).count();
        return orders || profile == 0 ? ORDERS : CUSTOMERS;
    }
}
