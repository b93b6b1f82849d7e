package dev.perennial.collect.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.perennial.collect.customer.CustomField.Names;
import dev.perennial.collect.customer.CustomField.Option;
import dev.perennial.collect.customer.CustomField.Sorting;
import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.jobs.JobRequest;
import dev.perennial.platform.jobs.Jobs;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Defines fields of customers, renames, orders and retires them. No row of a customer is touched by any of it. */
@Service
public class DefineFields {

    private static final int MOST_FIELDS = 200;
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    /** A new field. One of the names is enough; a code is made from the English one where none is given. */
    public record Definition(@Nullable String code, @Nullable String nameZh, @Nullable String nameEn,
            @Nullable String type, @Nullable List<FieldOptions.@Nullable Wanted> options, @Nullable Boolean required,
            @Nullable Boolean sortable) {
    }

    /**
     * What to change; what is absent stays.
     *
     * @param options all of them in their order; one that is left out is retired
     * @param position the place among all fields, counted from 0
     */
    public record Change(@Nullable String nameZh, @Nullable String nameEn,
            @Nullable List<FieldOptions.@Nullable Wanted> options, @Nullable Boolean required,
            @Nullable Boolean sortable, @Nullable Boolean retired, @Nullable Integer position) {
    }

    private final FieldTable table;
    private final CustomFields fields;
    private final Jobs jobs;
    private final AuditTrail audit;

    DefineFields(FieldTable table, CustomFields fields, Jobs jobs, AuditTrail audit) {
        this.table = table;
        this.fields = fields;
        this.jobs = jobs;
        this.audit = audit;
    }

    /** Defines a field, which can be used at once. */
    @Transactional
    public CustomField create(Caller caller, Definition asked) {
        List<CustomField> known = table.lock();
        Violations violations = new Violations();
        if (known.size() >= MOST_FIELDS) {
            violations.add("", CustomerProblem.TOO_MANY, MOST_FIELDS);
        }
        Names names = names(asked.nameZh(), asked.nameEn(), null, violations);
        Optional<FieldType> type = FieldType.of(Objects.requireNonNullElse(asked.type(), ""));
        violations.oneOf("/type", asked.type(),
                List.of(FieldType.values()).stream().map(FieldType::code).toList());
        Predicate<String> taken = code -> known.stream().anyMatch(field -> field.code().equals(code));
        String code = asked.code() == null
                ? FieldOptions.free(names.en(), "field", taken)
                : asked.code();
        if (!CODE.matcher(code).matches()) {
            violations.add("/code", CustomerProblem.FIELD_CODE_MALFORMED);
        } else if (taken.test(code)) {
            violations.add("/code", CustomerProblem.FIELD_CODE_TAKEN, code);
        }
        List<Option> options = type.isEmpty()
                ? List.of()
                : FieldOptions.merged(type.get(), List.of(), asked.options(), violations);
        Sorting sorting = sorting(type.orElse(FieldType.TEXT), Boolean.TRUE.equals(asked.sortable()), Sorting.NONE,
                violations);
        violations.refuse();
        CustomField field = table.insert(new CustomField(0, 1, code, names, type.orElseThrow(), options,
                Boolean.TRUE.equals(asked.required()), sorting, false, known.size() + 1));
        audit.record(caller, "customer-field.create", "customer-field", field.id(), asked);
        index(caller, field, Sorting.NONE);
        fields.changed();
        return field;
    }

    /** Changes a field from the version it was seen in. */
    @Transactional
    public CustomField change(Caller caller, long id, long version, Change asked) {
        List<CustomField> known = table.lock();
        CustomField before = known.stream().filter(field -> field.id() == id).findFirst()
                .orElseThrow(() -> new ProblemException(CustomerProblem.FIELD_NOT_FOUND, id));
        if (before.version() != version) {
            throw new ProblemException(KernelProblem.STALE);
        }
        Violations violations = new Violations();
        Names names = names(asked.nameZh(), asked.nameEn(), before.names(), violations);
        List<Option> options = asked.options() == null
                ? before.options()
                : FieldOptions.merged(before.type(), before.options(), asked.options(), violations);
        Sorting sorting = asked.sortable() == null
                ? before.sorting()
                : sorting(before.type(), asked.sortable(), before.sorting(), violations);
        violations.refuse();
        CustomField after = new CustomField(id, version + 1, before.code(), names, before.type(), options,
                Objects.requireNonNullElse(asked.required(), before.required()), sorting,
                Objects.requireNonNullElse(asked.retired(), before.retired()), before.position());
        table.update(after);
        if (asked.position() != null) {
            List<Long> order = new ArrayList<>(known.stream().map(CustomField::id).toList());
            order.remove(id);
            order.add(Math.clamp(asked.position(), 0, order.size()), id);
            table.order(order);
        }
        audit.record(caller, "customer-field.change", "customer-field", id, Map.of("from", before, "to", after));
        index(caller, after, before.sorting());
        fields.changed();
        return table.find(id).orElseThrow();
    }

    private static Names names(@Nullable String zh, @Nullable String en, @Nullable Names before,
            Violations violations) {
        String chinese = ProfileRules.tidy(zh);
        String english = ProfileRules.tidy(en);
        if (before != null) {
            chinese = chinese == null ? before.zh() : chinese;
            english = english == null ? before.en() : english;
        } else if (chinese == null && english == null) {
            violations.add("/nameEn", CustomerProblem.NAMELESS);
        }
        violations.atMost("/nameZh", chinese, ProfileRules.LONGEST).atMost("/nameEn", english, ProfileRules.LONGEST);
        String either = chinese == null ? Objects.requireNonNullElse(english, "") : chinese;
        return new Names(either, english == null ? either : english);
    }

    private static Sorting sorting(FieldType type, boolean wanted, Sorting before, Violations violations) {
        if (!wanted) {
            return Sorting.NONE;
        }
        if (!type.sortable()) {
            violations.add("/sortable", CustomerProblem.FIELD_NOT_SORTABLE, type.code());
        }
        return before == Sorting.NONE ? Sorting.BUILDING : before;
    }

    /** The index is made, or dropped, in the background: on a large base it takes its time, and nobody waits for it. */
    private void index(Caller caller, CustomField field, Sorting before) {
        boolean wanted = field.sorting() != Sorting.NONE;
        if (wanted != (before != Sorting.NONE)) {
            jobs.submit(new JobRequest(FieldIndex.KIND, List.of(field.names().zh()),
                    new FieldIndex.Payload(field.id()), caller));
        }
    }
}
