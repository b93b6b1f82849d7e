package dev.perennial.collect.customer;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an edit does to each customer, one step after the other. */
record BulkEdit(List<Step> steps, List<CustomStep> custom) {

    static final int MOST_TAGS = 50;

    BulkEdit {
        steps = List.copyOf(steps);
        custom = List.copyOf(custom);
    }

    /**
     * One step.
     *
     * @param pointer where it stands in the request
     * @param operation set, add, remove, clear or fill
     * @param value a text, the id of an account or team or a list of texts; none to clear
     */
    record Step(String pointer, BulkField field, String operation, @Nullable Object value) {
    }

    /**
     * A step for a field that an administrator defined.
     *
     * @param value none to clear
     */
    record CustomStep(CustomField field, @Nullable JsonNode value) {
    }

    /** A step as it is asked for. */
    public record Change(@Nullable String attribute, @Nullable String operation, @Nullable JsonNode value) {
    }

    /** The fields that it touches. */
    BulkFields fields() {
        Set<BulkField> columns = EnumSet.noneOf(BulkField.class);
        steps.forEach(step -> columns.add(step.field()));
        return new BulkFields(columns, custom.stream().map(CustomStep::field).toList());
    }

    /** What each field of a profile called p becomes; the value of step i is the parameter {@code v<i>}. */
    Map<BulkField, String> expressions() {
        Map<BulkField, String> expressions = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            String before = expressions.getOrDefault(step.field(), "p." + step.field().column());
            expressions.put(step.field(), step.field().after(step.operation(), before, ":v" + i));
        }
        return expressions;
    }
}
