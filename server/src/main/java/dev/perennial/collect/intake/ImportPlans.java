package dev.perennial.collect.intake;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.perennial.collect.commerce.ExchangeRates;
import dev.perennial.collect.intake.ImportRequest.Edit;
import dev.perennial.collect.intake.ImportRequest.Existing;
import dev.perennial.collect.intake.ImportRequest.FileSettings;
import dev.perennial.collect.intake.ImportRequest.Policy;
import dev.perennial.engine.files.DefinedField;
import dev.perennial.engine.files.ImportField;
import dev.perennial.engine.files.ImportObject;
import dev.perennial.engine.files.ImportReading;
import dev.perennial.platform.access.Teams;
import dev.perennial.platform.access.Users;
import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.Violations;
import dev.perennial.platform.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks requests of imports against the columns of their file. The same for a preview and the import. */
@Component
public class ImportPlans {

    private static final int LONGEST_SOURCE = 60;
    private static final String DEFAULT_SOURCE = "file";

    private final Installation installation;
    private final Users users;
    private final Teams teams;
    private final DefinedFields defined;
    private final ExchangeRates rates;

    ImportPlans(Installation installation, Users users, Teams teams, DefinedFields defined, ExchangeRates rates) {
        this.installation = installation;
        this.users = users;
        this.teams = teams;
        this.defined = defined;
        this.rates = rates;
    }

    /**
     * The plan for a file with these headings.
     *
     * @param clock says what today is, so that an import that goes on tomorrow decides as today
     */
    public ImportPlan plan(ImportRequest request, List<String> headings, Clock clock) {
        Violations violations = new Violations();
        Optional<ImportObject> object = ImportObject.of(Objects.requireNonNullElse(request.object(), ""));
        if (object.isEmpty()) {
            violations.add("/object", IntakeProblem.OBJECT_UNKNOWN, String.valueOf(request.object()));
            violations.refuse();
        }
        Map<ImportField, Integer> mapping = mapping(object.orElseThrow(), request.mapping(), headings,
                defined.of(object.get()), violations);
        String source = Objects.requireNonNullElse(request.source(), "").strip();
        violations.atMost("/source", source, LONGEST_SOURCE);
        ImportReading.Settings reading = reading(request, mapping, clock, violations);
        Existing existing = existing(request.policy(), violations);
        violations.refuse();
        return new ImportPlan(object.get(), reading, existing, source.isEmpty() ? DEFAULT_SOURCE : source);
    }

    private static Map<ImportField, Integer> mapping(ImportObject object,
            @Nullable Map<String, Integer> asked, List<String> headings, List<DefinedField> defined,
            Violations violations) {
        Map<ImportField, Integer> mapping = asked == null
                ? object.recognise(headings, defined)
                : chosen(object, asked, headings, defined, violations);
        Map<ImportField, List<Integer>> ambiguous = asked == null ? object.ambiguous(headings) : Map.of();
        for (ImportField field : object.missing(mapping)) {
            List<Integer> several = ambiguous.get(field);
            if (several == null) {
                violations.add("/mapping/" + field.code(), IntakeProblem.FIELD_MISSING, field.code());
            } else {
                violations.add("/mapping/" + field.code(), IntakeProblem.FIELD_AMBIGUOUS, field.code(),
                        several.stream().map(headings::get).collect(Collectors.joining(", ")));
            }
        }
        return mapping;
    }

    private static Map<ImportField, Integer> chosen(ImportObject object, Map<String, Integer> asked,
            List<String> headings, List<DefinedField> defined, Violations violations) {
        Map<ImportField, Integer> mapping = new LinkedHashMap<>();
        List<ImportField> fields = Stream.concat(object.fields().stream(), defined.stream()).toList();
        new TreeMap<>(asked).forEach((code, column) -> {
            Optional<ImportField> field = fields.stream().filter(one -> one.code().equals(code)).findFirst();
            if (field.isEmpty()) {
                violations.add("/mapping/" + code, IntakeProblem.FIELD_UNKNOWN, code,
                        fields.stream().map(ImportField::code).collect(Collectors.joining(", ")));
            } else if (column == null || column < 0 || column >= headings.size()) {
                violations.add("/mapping/" + code, IntakeProblem.COLUMN_UNKNOWN, String.valueOf(column),
                        headings.size() - 1);
            } else {
                mapping.put(field.get(), column);
            }
        });
        return mapping;
    }

    private ImportReading.Settings reading(ImportRequest request, Map<ImportField, Integer> mapping, Clock clock,
            Violations violations) {
        FileSettings settings = Objects.requireNonNullElse(request.settings(), FileSettings.NONE);
        if (settings.dateOrder() != null) {
            violations.oneOf("/settings/dateOrder", settings.dateOrder(), List.of("dmy", "mdy", "ymd"));
        }
        if (settings.decimalMark() != null) {
            violations.oneOf("/settings/decimalMark", settings.decimalMark(), List.of(".", ","));
        }
        Optional<Character> decimal = Optional.ofNullable(settings.decimalMark()).filter(mark -> mark.length() == 1)
                .map(mark -> mark.charAt(0));
        Map<String, Long> owners = users.all().stream().filter(user -> !user.disabled())
                .collect(Collectors.toMap(user -> user.login().toLowerCase(Locale.ROOT), Users.User::id));
        return new ImportReading.Settings(mapping, Optional.ofNullable(settings.dateOrder()),
                decimal.filter(mark -> mark == '.' || mark == ','), zone(settings, violations), clock,
                currency(settings, violations), installation.currency(), rates.book()::on, owners, teams(),
                edits(request));
    }

    /** Teams that are not retired, by their names in small letters; and by their ids, as files for analysis have them. */
    private Map<String, Long> teams() {
        Map<String, Long> named = new HashMap<>();
        List<Teams.Team> offered = teams.all().stream().filter(team -> !team.retired()).toList();
        offered.forEach(team -> named.put(String.valueOf(team.id()), team.id()));
        offered.forEach(team -> named.put(team.name().toLowerCase(Locale.ROOT), team.id()));
        return named;
    }

    private ZoneId zone(FileSettings settings, Violations violations) {
        if (settings.zone() == null) {
            return installation.zone();
        }
        try {
            return ZoneId.of(settings.zone());
        } catch (DateTimeException e) {
            violations.add("/settings/zone", IntakeProblem.ZONE_UNKNOWN, settings.zone());
            return installation.zone();
        }
    }

    private String currency(FileSettings settings, Violations violations) {
        if (settings.currency() == null) {
            return installation.currency();
        }
        boolean known = Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(settings.currency()));
        if (!known) {
            violations.add("/settings/currency", IntakeProblem.CURRENCY_UNKNOWN, settings.currency());
        }
        return settings.currency();
    }

    private static Map<Long, Map<Integer, String>> edits(ImportRequest request) {
        Map<Long, Map<Integer, String>> edits = new HashMap<>();
        for (Edit edit : Objects.requireNonNullElse(request.edits(), List.<Edit>of())) {
            edits.computeIfAbsent(edit.row(), _ -> new HashMap<>()).put(edit.column(),
                    Objects.requireNonNullElse(edit.value(), ""));
        }
        return edits;
    }

    private static Existing existing(@Nullable Policy policy, Violations violations) {
        if (policy == null || policy.existing() == null) {
            return Existing.SKIP;
        }
        Optional<Existing> known = Arrays.stream(Existing.values())
                .filter(existing -> existing.code().equals(policy.existing())).findFirst();
        if (known.isEmpty()) {
            violations.add("/policy/existing", KernelProblem.NOT_ONE_OF, policy.existing(),
                    Arrays.stream(Existing.values()).map(Existing::code).collect(Collectors.joining(", ")));
        }
        return known.orElse(Existing.SKIP);
    }
}
