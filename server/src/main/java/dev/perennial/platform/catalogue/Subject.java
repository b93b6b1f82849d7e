package dev.perennial.platform.catalogue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What is known of one customer: values of attributes, and facts. Asking for something that was not read is an error. */
public final class Subject {

    /** One time that a fact came about. */
    public static final class Occurrence {

        private final LocalDate day;
        private final Known values;

        /** A fact of that day with its attributes; a missing value is null. */
        public Occurrence(LocalDate day, Map<Attribute, ? extends @Nullable Object> values) {
            this.day = day;
            this.values = new Known(values);
        }

        LocalDate day() {
            return day;
        }

        Known values() {
            return values;
        }
    }

    /** Values by attribute, some of them missing. */
    static final class Known {

        private final Map<Attribute, @Nullable Object> known;

        Known(Map<Attribute, ? extends @Nullable Object> known) {
            this.known = new HashMap<>(known);
        }

        @Nullable
        Object of(Attribute attribute) {
            Object value = known.get(attribute);
            if (value == null && !known.containsKey(attribute)) {
                throw new IllegalStateException(attribute.code() + " was not read");
            }
            return value;
        }
    }

    private final Known values;
    private final Map<String, List<Occurrence>> facts;

    /**
     * A customer.
     *
     * @param values by attribute, in the classes that the database gives: String, Long, BigDecimal or Double, LocalDate,
     *     OffsetDateTime, Boolean, List of String; null where missing
     * @param facts by code, all that fall into the windows that will be asked for
     */
    public Subject(Map<Attribute, ? extends @Nullable Object> values, Map<String, List<Occurrence>> facts) {
        this.values = new Known(values);
        this.facts = Map.copyOf(facts);
    }

    Known values() {
        return values;
    }

    List<Occurrence> facts(Fact fact) {
        List<Occurrence> found = facts.get(fact.code());
        if (found == null) {
            throw new IllegalStateException("facts " + fact.code() + " were not read");
        }
        return found;
    }
}
