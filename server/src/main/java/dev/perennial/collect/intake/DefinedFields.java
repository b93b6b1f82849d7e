package dev.perennial.collect.intake;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.perennial.collect.customer.CustomField;
import dev.perennial.collect.customer.CustomFields;
import dev.perennial.collect.customer.Customers;
import dev.perennial.engine.files.DefinedField;
import dev.perennial.engine.files.DefinedField.Read;
import dev.perennial.engine.files.ImportObject;
import dev.perennial.engine.files.RowFault;
import dev.perennial.platform.access.Users;
import dev.perennial.platform.kernel.Caller;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The fields of customers that administrators defined, as columns of a file. Values are kept as JSON. */
@Component
public class DefinedFields {

    private static final Pattern NUMBER = Pattern
            .compile("[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\\.[0-9]{1,18})?");
    private static final Pattern DAY = Pattern
            .compile("([0-9]{4})(?:[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?|([0-9]{2})([0-9]{2}))");
    private static final Pattern REFERENCE = Pattern.compile("(?:.*#)?([0-9]{1,18})", Pattern.DOTALL);
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "是", "有", "对", "✓");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "否", "无", "不", "✗");
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_LONG_TEXT = 10_000;
    private static final int LONGEST_LINK = 2000;
    private static final int MONEY_DECIMALS = 4;
    /** What a line on disk has room for. */
    private static final int MOST_BYTES = 32_000;

    private final CustomFields fields;
    private final Customers customers;
    private final Users users;
    private final JsonMapper json;

    DefinedFields(CustomFields fields, Customers customers, Users users, JsonMapper json) {
        this.fields = fields;
        this.customers = customers;
        this.users = users;
        this.json = json;
    }

    /** The fields that rows of this kind can fill. */
    public List<DefinedField> of(ImportObject object) {
        return object == ImportObject.CUSTOMERS ? fields.active().stream().map(this::column).toList() : List.of();
    }

    private DefinedField column(CustomField field) {
        List<String> names = new ArrayList<>(List.of(field.names().zh(), field.names().en(), field.code()));
        return new DefinedField(field.attribute(), names, cell(field));
    }

    private DefinedField.Cell cell(CustomField field) {
        return switch (field.type()) {
            case TEXT -> text -> text(text, LONGEST_TEXT);
            case LONG_TEXT -> text -> text(text, LONGEST_LONG_TEXT);
            case LINK -> text -> CustomFields.isLink(text) ? text(text, LONGEST_LINK) : wrong(RowFault.BAD_LINK, text);
            case NUMBER -> text -> number(text, Integer.MAX_VALUE);
            case MONEY -> text -> number(text, MONEY_DECIMALS);
            case DATE -> this::date;
            case BOOLEAN -> DefinedFields::truth;
            case CHOICE -> {
                Map<String, String> codes = codes(field);
                yield text -> choice(field, codes, text).<Read>map(code -> new Read.Value(quoted(code)))
                        .orElseGet(() -> unknown(field, text));
            }
            case MULTI_CHOICE -> {
                Map<String, String> codes = codes(field);
                yield text -> choices(field, codes, text);
            }
            case USER -> this::user;
            case CUSTOMER -> this::customer;
        };
    }

    private Read text(String text, int longest) {
        if (text.length() > longest || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return wrong(RowFault.TOO_LONG, String.valueOf(longest));
        }
        return text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')
                ? wrong(RowFault.BAD_TEXT)
                : new Read.Value(quoted(text));
    }

    private static Read number(String text, int decimals) {
        if (!NUMBER.matcher(text).matches()) {
            return wrong(RowFault.BAD_NUMBER, text);
        }
        BigDecimal number = new BigDecimal(text.replace(",", "")).stripTrailingZeros();
        return number.scale() > decimals || number.precision() - number.scale() > 15
                ? wrong(RowFault.BAD_NUMBER, text)
                : new Read.Value(number.toPlainString());
    }

    private Read date(String text) {
        Matcher day = DAY.matcher(text);
        if (!day.matches()) {
            return wrong(RowFault.BAD_DAY, text);
        }
        boolean spaced = day.group(2) != null;
        try {
            return new Read.Value(quoted(LocalDate.of(Integer.parseInt(day.group(1)),
                    Integer.parseInt(spaced ? day.group(2) : day.group(4)),
                    Integer.parseInt(spaced ? day.group(3) : day.group(5))).toString()));
        } catch (DateTimeException e) {
            return wrong(RowFault.BAD_DAY, text);
        }
    }

    private static Read truth(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (YES.contains(word) || NO.contains(word)) {
            return new Read.Value(String.valueOf(YES.contains(word)));
        }
        return wrong(RowFault.BAD_TRUTH, text);
    }

    /** Options by code and by both names, in small letters; those that can be chosen first. */
    private static Map<String, String> codes(CustomField field) {
        Map<String, String> codes = new LinkedHashMap<>();
        field.options().stream().filter(option -> !option.retired()).forEach(option -> {
            for (String name : List.of(option.code(), option.names().zh(), option.names().en())) {
                codes.putIfAbsent(name.toLowerCase(Locale.ROOT), option.code());
            }
        });
        return codes;
    }

    private static Optional<String> choice(CustomField field, Map<String, String> codes, String text) {
        return Optional.ofNullable(codes.get(text.strip().toLowerCase(Locale.ROOT)))
                .filter(code -> field.option(code).isPresent());
    }

    private Read choices(CustomField field, Map<String, String> codes, String text) {
        List<String> chosen = new ArrayList<>();
        for (String part : text.split("[,，;；|、]", -1)) {
            if (!part.isBlank()) {
                Optional<String> code = choice(field, codes, part);
                if (code.isEmpty()) {
                    return unknown(field, part.strip());
                }
                chosen.add(code.get());
            }
        }
        List<String> ordered = field.options().stream().map(CustomField.Option::code).filter(chosen::contains).toList();
        return ordered.isEmpty() ? unknown(field, text) : new Read.Value(json.writeValueAsString(ordered));
    }

    private static Read unknown(CustomField field, String text) {
        return wrong(RowFault.BAD_CHOICE, text, String.join(", ", field.options().stream()
                .filter(option -> !option.retired()).map(option -> option.names().zh()).toList()));
    }

    private Read user(String text) {
        return users.named(text).filter(user -> !user.disabled())
                .<Read>map(user -> new Read.Value(String.valueOf(user.id())))
                .orElseGet(() -> wrong(RowFault.UNKNOWN_OWNER, text));
    }

    /** By the id, before which the name may stand as in an export. Only accounts that see all customers import. */
    private Read customer(String text) {
        Matcher reference = REFERENCE.matcher(text);
        return reference.matches() && customers.visible(Caller.system(), Long.parseLong(reference.group(1)))
                ? new Read.Value(String.valueOf(Long.parseLong(reference.group(1))))
                : wrong(RowFault.UNKNOWN_REFERENCE, text);
    }

    private static Read wrong(RowFault fault, String... arguments) {
        return new Read.Wrong(fault, List.of(arguments));
    }

    private String quoted(String text) {
        return json.writeValueAsString(text);
    }
}
