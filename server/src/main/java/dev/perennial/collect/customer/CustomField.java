package dev.perennial.collect.customer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A field of customers that an administrator defined.
 *
 * @param code for programs; never changes
 * @param options what can be chosen, in the order people expect; also retired ones
 * @param required whether a new customer must have a value, and an edit cannot empty it
 * @param sorting whether lists can be sorted by it
 * @param retired whether it is no longer shown; its values are kept
 */
public record CustomField(long id, long version, String code, Names names, FieldType type, List<Option> options,
        boolean required, Sorting sorting, boolean retired, int position) {

    public CustomField {
        options = List.copyOf(options);
    }

    /** A name in both languages. */
    public record Names(String zh, String en) {

        public String in(Locale language) {
            return language.getLanguage().equals("zh") ? zh : en;
        }
    }

    /** Something that can be chosen; a retired one stays where it was chosen before. */
    public record Option(String code, Names names, boolean retired) {
    }

    /** Whether lists can be sorted by a field: not, soon, or now. */
    public enum Sorting {
        NONE, BUILDING, READY;

        /** The name in the API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Under which values are kept. */
    public String key() {
        return "f" + id;
    }

    /** Its code in the catalogue, in rules, lists and imports. */
    public String attribute() {
        return "custom_" + code;
    }

    public Optional<Option> option(String option) {
        return options.stream().filter(one -> one.code().equals(option)).findFirst();
    }
}
