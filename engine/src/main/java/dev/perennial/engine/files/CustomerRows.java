package dev.perennial.engine.files;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.perennial.engine.orders.CellText;
import dev.perennial.engine.orders.DateReader;
import dev.perennial.engine.orders.OrderConventions;
import org.jspecify.annotations.Nullable;

/** Reads rows of customers. */
final class CustomerRows implements RowReader<CustomerLine> {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_WORD = 100;
    private static final Set<String> PERSON = Set.of("person", "individual", "consumer", "private", "b2c", "个人", "自然人",
            "个人客户");
    private static final Set<String> COMPANY = Set.of("company", "business", "organisation", "organization", "b2b",
            "enterprise", "企业", "公司", "单位", "企业客户", "公司客户", "机构");

    private final RowCells cells;
    private final DetailCells details;
    private final DateReader dates;
    private final Map<String, Long> owners;
    private final Map<String, Long> teams;
    private final List<DefinedField> defined;

    /**
     * Reads rows in these conventions.
     *
     * @param owners ids of users by their sign-in names in small letters
     * @param teams ids of teams by their names in small letters
     */
    CustomerRows(Map<ImportField, Integer> mapping, int columns, OrderConventions conventions,
            Map<String, Long> owners, Map<String, Long> teams) {
        this.cells = new RowCells(mapping, columns);
        this.details = new DetailCells(cells, mapping);
        this.dates = conventions.dates();
        this.owners = Map.copyOf(owners);
        this.teams = Map.copyOf(teams);
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
        List<String> emails = details.emails(CustomerField.EMAIL);
        List<String> phones = details.phones(CustomerField.PHONE);
        CustomerLine read = new CustomerLine(line, key == null ? "" : key, name, kind(), first(emails), first(phones),
                word(CustomerField.COUNTRY), word(CustomerField.PROVINCE), word(CustomerField.CITY),
                word(CustomerField.INDUSTRY), word(CustomerField.SOURCE), details.several(CustomerField.TAGS),
                named(CustomerField.OWNER, owners, RowFault.UNKNOWN_OWNER),
                named(CustomerField.TEAM, teams, RowFault.UNKNOWN_TEAM), createdAt(), details.read(phones, emails),
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

    private static @Nullable String first(List<String> several) {
        return several.isEmpty() ? null : several.getFirst();
    }

    private @Nullable Long named(CustomerField field, Map<String, Long> ids, RowFault otherwise) {
        String name = cells.value(field);
        Long id = name.isEmpty() ? null : ids.get(name.toLowerCase(Locale.ROOT));
        if (!name.isEmpty() && id == null) {
            cells.problem(field, otherwise, name);
        }
        return id;
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
