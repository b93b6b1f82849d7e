package dev.perennial.collect.customer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an edit does to each customer, one step after the other. */
record BulkEdit(List<Step> steps) {

    private static final int MOST_STEPS = 20;
    static final int MOST_TAGS = 50;

    BulkEdit {
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param pointer where it stands in the request
     * @param operation set, add, remove or clear
     * @param value a text, an account's id or a list of texts; none to clear
     */
    record Step(String pointer, BulkField field, String operation, @Nullable Object value) {
    }

    /** A step as it is asked for. */
    public record Change(@Nullable String attribute, @Nullable String operation, @Nullable JsonNode value) {
    }

    /** Reads the steps; what is wrong with them is gathered. */
    static BulkEdit read(@Nullable List<@Nullable Change> changes, Violations violations) {
        List<Step> steps = new ArrayList<>();
        if (changes == null || changes.isEmpty()) {
            violations.add("/changes", KernelProblem.REQUIRED);
            return new BulkEdit(steps);
        }
        violations.within("/changes", changes.size(), 1, MOST_STEPS);
        Set<BulkField> seen = EnumSet.noneOf(BulkField.class);
        for (int i = 0; i < changes.size(); i++) {
            String pointer = "/changes/" + i;
            Change change = changes.get(i);
            if (change == null) {
                violations.add(pointer, KernelProblem.REQUIRED);
                continue;
            }
            violations.oneOf(pointer + "/attribute", change.attribute(), BulkField.attributes());
            BulkField field = BulkField.of(Objects.toString(change.attribute(), "")).orElse(null);
            if (field != null) {
                violations.oneOf(pointer + "/operation", change.operation(),
                        field.operations().stream().sorted().toList());
                if (!seen.add(field) && field != BulkField.TAGS) {
                    violations.add(pointer + "/attribute", CustomerProblem.CHANGED_TWICE, field.attribute());
                }
                String operation = Objects.toString(change.operation(), "");
                steps.add(new Step(pointer, field, operation, operation.equals("clear")
                        ? null
                        : value(field, change.value(), pointer + "/value", violations)));
            }
        }
        return new BulkEdit(steps);
    }

    private static @Nullable Object value(BulkField field, @Nullable JsonNode value, String pointer,
            Violations violations) {
        if (value == null || value.isNull()) {
            violations.add(pointer, KernelProblem.REQUIRED);
            return null;
        }
        return switch (field) {
            case TAGS -> tags(value, pointer, violations);
            case OWNER -> {
                if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                    violations.add(pointer, CustomerProblem.OWNER_NOT_ID);
                    yield null;
                }
                yield value.asLong();
            }
            case SOURCE, INDUSTRY, COUNTRY, PROVINCE, CITY -> text(value, pointer, violations);
        };
    }

    private static @Nullable String text(@Nullable JsonNode value, String pointer, Violations violations) {
        if (value == null || !value.isString()) {
            violations.add(pointer, CustomerProblem.TEXT_NEEDED);
            return null;
        }
        String text = ProfileRules.tidy(value.asString());
        violations.text(pointer, text, ProfileRules.LONGEST);
        return text;
    }

    private static String[] tags(JsonNode value, String pointer, Violations violations) {
        if (!value.isArray() || value.isEmpty()) {
            violations.add(pointer, CustomerProblem.LIST_NEEDED);
            return new String[0];
        }
        violations.within(pointer, value.size(), 1, MOST_TAGS);
        List<String> tags = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            tags.add(Objects.toString(text(value.get(i), pointer + "/" + i, violations), ""));
        }
        return tags.stream().distinct().toArray(String[]::new);
    }

    /** The fields that it touches. */
    Set<BulkField> fields() {
        Set<BulkField> fields = EnumSet.noneOf(BulkField.class);
        steps.forEach(step -> fields.add(step.field()));
        return fields;
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
