package dev.perennial.collect.customer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.perennial.collect.customer.BulkEdit.CustomStep;
import dev.perennial.collect.customer.BulkEdit.Step;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Violation;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what an edit is asked to do to each customer. */
@Component
class BulkEdits {

    private static final int MOST_STEPS = 20;

    private final CustomFields fields;
    private final CustomValues values;
    private final OwnerTeams teams;

    BulkEdits(CustomFields fields, CustomValues values, OwnerTeams teams) {
        this.fields = fields;
        this.values = values;
        this.teams = teams;
    }

    /** Reads the steps; what is wrong with them is gathered. */
    BulkEdit read(Caller caller, @Nullable List<BulkEdit.@Nullable Change> changes, Violations violations) {
        List<Step> steps = new ArrayList<>();
        List<CustomStep> custom = new ArrayList<>();
        if (changes == null || changes.isEmpty()) {
            violations.add("/changes", KernelProblem.REQUIRED);
            return new BulkEdit(steps, custom);
        }
        violations.within("/changes", changes.size(), 1, MOST_STEPS);
        Set<BulkField> seen = EnumSet.noneOf(BulkField.class);
        for (int i = 0; i < changes.size(); i++) {
            String pointer = "/changes/" + i;
            BulkEdit.Change change = changes.get(i);
            if (change == null) {
                violations.add(pointer, KernelProblem.REQUIRED);
                continue;
            }
            String attribute = Objects.toString(change.attribute(), "");
            CustomField defined = defined(attribute);
            if (defined != null) {
                custom(caller, defined, change, pointer, custom, violations);
                continue;
            }
            violations.oneOf(pointer + "/attribute", change.attribute(), attributes());
            BulkField field = BulkField.of(attribute).orElse(null);
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
        if (!seen.contains(BulkField.TEAM)) {
            addOwnersTeam(steps);
        }
        return new BulkEdit(steps, custom);
    }

    /** Whether a change fills the team of those who have none. */
    static boolean bringsTeam(BulkEdit.Change change) {
        return BulkField.OWNER.attribute().equals(change.attribute()) && "set".equals(change.operation());
    }

    /**
     * Who gets an owner and has no team gets the owner's. The step is there whether or not the owner has a team now, so
     * that the edit touches the same fields when it is done and when it is undone.
     */
    private void addOwnersTeam(List<Step> steps) {
        for (Step step : List.copyOf(steps)) {
            if (step.field() == BulkField.OWNER && step.value() instanceof Long owner) {
                steps.add(new Step(step.pointer(), BulkField.TEAM, BulkField.FILL,
                        Objects.requireNonNullElse(teams.of(owner), 0L)));
            }
        }
    }

    private static @Nullable Long id(JsonNode value, String pointer, CustomerProblem otherwise,
            Violations violations) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            violations.add(pointer, otherwise);
            return null;
        }
        return value.asLong();
    }

    private static @Nullable Object value(BulkField field, @Nullable JsonNode value, String pointer,
            Violations violations) {
        if (value == null || value.isNull()) {
            violations.add(pointer, KernelProblem.REQUIRED);
            return null;
        }
        return switch (field) {
            case TAGS -> tags(value, pointer, violations);
            case OWNER -> id(value, pointer, CustomerProblem.OWNER_NOT_ID, violations);
            case TEAM -> id(value, pointer, CustomerProblem.TEAM_NOT_ID, violations);
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
        violations.within(pointer, value.size(), 1, BulkEdit.MOST_TAGS);
        List<String> tags = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            tags.add(Objects.toString(text(value.get(i), pointer + "/" + i, violations), ""));
        }
        return tags.stream().distinct().toArray(String[]::new);
    }

    private List<String> attributes() {
        return Stream.concat(BulkField.attributes().stream(), fields.active().stream().map(CustomField::attribute))
                .toList();
    }

    private @Nullable CustomField defined(String attribute) {
        return fields.behind(attribute).filter(field -> !field.retired()).orElse(null);
    }

    private void custom(Caller caller, CustomField field, BulkEdit.Change change, String pointer,
            List<CustomStep> custom, Violations violations) {
        violations.oneOf(pointer + "/operation", change.operation(), List.of("clear", "set"));
        if (custom.stream().anyMatch(step -> step.field().id() == field.id())) {
            violations.add(pointer + "/attribute", CustomerProblem.CHANGED_TWICE, field.attribute());
        } else if ("clear".equals(change.operation())) {
            if (field.required()) {
                violations.add(pointer + "/operation", CustomerProblem.FIELD_REQUIRED, field.attribute());
            }
            custom.add(new CustomStep(field, null));
        } else if (change.value() == null || change.value().isNull()) {
            violations.add(pointer + "/value", KernelProblem.REQUIRED);
        } else {
            custom.add(new CustomStep(field, checked(caller, field, change.value(), pointer, violations)));
        }
    }

    /** The value as it is kept; what is wrong with it is told at its place in the edit. */
    private @Nullable JsonNode checked(Caller caller, CustomField field, JsonNode value, String pointer,
            Violations violations) {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        given.set(field.code(), value);
        Violations found = new Violations();
        JsonNode kept = values.read(caller, given, Map.of(), found).content().get(field.key());
        try {
            found.refuse();
        } catch (ProblemException e) {
            String place = "/custom/" + field.code();
            for (Violation one : e.violations()) {
                violations.add(pointer + "/value" + one.pointer().substring(place.length()), one.problem(),
                        one.arguments().toArray());
            }
        }
        if (kept == null && value.isString()) {
            violations.add(pointer + "/value", KernelProblem.REQUIRED);
        }
        return kept;
    }
}
