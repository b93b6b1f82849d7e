package dev.perennial.engine.files;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.perennial.engine.orders.CellText;
import dev.perennial.engine.orders.DateReader;
import dev.perennial.engine.orders.OrderConventions;
import org.jspecify.annotations.Nullable;

/** Reads rows of customers. */
final class CustomerRows implements RowReader<CustomerLine> {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_WORD = 100;
    private static final int MOST_TAGS = 50;
    private static final Pattern EMAIL = Pattern
            .compile("[^\\s@,;<>()\"\\[\\]]{1,64}@[^\\s@,;<>()\"]+\\.[^\\s@.,;<>()\"]{2,}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]*(?:(?:ext|x|转|#)\\.? ?[0-9]{1,6})?");
    private static final Set<String> PERSON = Set.of("person", "individual", "consumer", "private", "b2c", "个人", "自然人",
            "个人客户");
    private static final Set<String> COMPANY = Set.of("company", "business", "organisation", "organization", "b2b",
            "enterprise", "企业", "公司", "单位", "企业客户", "公司客户", "机构");

    private final RowCells cells;
    private final DateReader dates;
    private final Map<String, Long> owners;
    private final List<DefinedField> defined;

    /**
     * Reads rows in these conventions.
     *
     * @param owners ids of users by their sign-in names in small letters
     */
    CustomerRows(Map<ImportField, Integer> mapping, int columns, OrderConventions conventions,
            Map<String, Long> owners) {
        this.cells = new RowCells(mapping, columns);
        this.dates = conventions.dates();
        this.owners = Map.copyOf(owners);
        this.defined = mapping.keySet().stream().filter(DefinedField.class::isInstance).map(DefinedField.class::cast)
                .toList();
    }

    @Override
    public RowReading<CustomerLine> read(long line, List<String> row) {
        if (!cells.begin(row)) {
            return cells.refusal();
        }
        String key = cells.text(CustomerField.CUSTOMER, OrderRows.LONGEST_KEY);
        if (CellText.isNobody(key == null ? "" : key)) {
            cells.problem(CustomerField.CUSTOMER, RowFault.NO_CUSTOMER);
        }
        String name = cells.text(CustomerField.NAME, LONGEST_NAME);
        CustomerLine read = new CustomerLine(line, key == null ? "" : key, name, kind(), email(), phone(),
                word(CustomerField.COUNTRY), word(CustomerField.PROVINCE), word(CustomerField.CITY),
                word(CustomerField.INDUSTRY), word(CustomerField.SOURCE), tags(), owner(), createdAt(),
                defined());
        return cells.valid() ? new RowReading.Line<>(read) : cells.refusal();
    }

    private @Nullable String word(CustomerField field) {
        return cells.text(field, LONGEST_WORD);
    }

    private @Nullable String kind() {
        String kind = cells.value(CustomerField.KIND).toLowerCase(Locale.ROOT);
        if (PERSON.contains(kind)) {
            return "person";
        }
        if (COMPANY.contains(kind)) {
            return "company";
        }
        if (!kind.isEmpty()) {
            cells.problem(CustomerField.KIND, RowFault.BAD_KIND, kind);
        }
        return null;
    }

    private @Nullable String email() {
        String email = cells.text(CustomerField.EMAIL, LONGEST_EMAIL);
        if (email != null && !EMAIL.matcher(email).matches()) {
            cells.problem(CustomerField.EMAIL, RowFault.BAD_EMAIL, email);
        }
        return email;
    }

    private @Nullable String phone() {
        String phone = cells.text(CustomerField.PHONE, LONGEST_WORD);
        if (phone != null) {
            long digits = phone.chars().filter(c -> c >= '0' && c <= '9').count();
            if (digits < 5 || digits > 21 || !PHONE.matcher(phone).matches()) {
                cells.problem(CustomerField.PHONE, RowFault.BAD_PHONE, phone);
            }
        }
        return phone;
    }

    private @Nullable List<String> tags() {
        String tags = cells.value(CustomerField.TAGS);
        if (tags.isEmpty()) {
            return null;
        }
        List<String> found = Arrays.stream(tags.split("[,，;；|、]", -1)).map(CellText::strip)
                .filter(tag -> !tag.isEmpty()).distinct().toList();
        if (found.size() > MOST_TAGS || found.stream().anyMatch(tag -> tag.length() > LONGEST_WORD)) {
            cells.problem(CustomerField.TAGS, RowFault.TOO_LONG, LONGEST_WORD);
        }
        return found;
    }

    private @Nullable Long owner() {
        String login = cells.value(CustomerField.OWNER);
        Long owner = login.isEmpty() ? null : owners.get(login.toLowerCase(Locale.ROOT));
        if (!login.isEmpty() && owner == null) {
            cells.problem(CustomerField.OWNER, RowFault.UNKNOWN_OWNER, login);
        }
        return owner;
    }

    private Map<String, String> defined() {
        Map<String, String> values = new HashMap<>();
        for (DefinedField field : defined) {
            String text = cells.value(field);
            if (!text.isEmpty()) {
                switch (field.cell().read(text)) {
                    case DefinedField.Read.Value(String kept) -> values.put(field.code(), kept);
                    case DefinedField.Read.Wrong(RowFault fault, List<String> arguments) ->
                        cells.problem(field, fault, arguments.toArray());
                }
            }
        }
        return values;
    }

    private @Nullable Long createdAt() {
        boolean given = !cells.value(CustomerField.CREATED_AT).isEmpty();
        return given && cells.date(CustomerField.CREATED_AT, dates) ? dates.epochSecond() : null;
    }
}
