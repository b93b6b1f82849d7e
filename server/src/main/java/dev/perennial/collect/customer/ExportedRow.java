package dev.perennial.collect.customer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.catalogue.Catalogue;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a row of a listing for a file: texts, whole numbers, decimals, days, instants, truths and lists of
 * texts; null where there is none.
 *
 * @param owners names of accounts
 * @param language in which choices are named; none for their codes
 * @param exact whether computed money has all its decimals
 */
record ExportedRow(Catalogue catalogue, Map<Long, String> owners, @Nullable Locale language, boolean exact) {

    private static final int CENTS = 2;
    /** What amounts are kept with; computed money has more, which say nothing. */
    private static final int MOST_DECIMALS = 4;

    @Nullable
    Object value(ResultSet row, int column, Attribute field) throws SQLException {
        return switch (field.type()) {
            case TEXT -> row.getString(column);
            case CHOICE -> {
                String code = row.getString(column);
                yield code == null || language == null ? code : catalogue.option(field, code, language);
            }
            case INTEGER -> {
                long value = row.getLong(column);
                yield row.wasNull() ? null : Long.valueOf(value);
            }
            case NUMBER, PERCENT -> decimal(row.getBigDecimal(column));
            case MONEY -> exact ? decimal(row.getBigDecimal(column)) : money(row.getBigDecimal(column));
            case DATE -> row.getObject(column, LocalDate.class);
            case INSTANT -> {
                OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
                yield value == null ? null : value.toInstant();
            }
            case BOOLEAN -> {
                boolean value = row.getBoolean(column);
                yield row.wasNull() ? null : Boolean.valueOf(value);
            }
            case USER -> {
                long id = row.getLong(column);
                yield id == 0 ? null : owners.getOrDefault(id, "#" + id);
            }
            case CUSTOMER -> {
                NamedCustomer named = NamedCustomer.of(row.getString(column));
                yield named == null ? null : named.text();
            }
            case TEXT_LIST -> {
                List<String> texts = texts(row.getArray(column));
                yield texts == null || language == null
                        ? texts
                        : texts.stream().map(text -> catalogue.option(field, text, language)).toList();
            }
        };
    }

    private static @Nullable BigDecimal decimal(@Nullable BigDecimal value) {
        return value == null ? null : new BigDecimal(SearchCustomers.plain(value));
    }

    static @Nullable BigDecimal money(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        int scale = value.stripTrailingZeros().scale();
        return value.setScale(scale > CENTS && scale <= MOST_DECIMALS ? scale : CENTS, RoundingMode.HALF_UP);
    }

    private static @Nullable List<String> texts(@Nullable Array values) throws SQLException {
        return values == null ? null : Arrays.stream((Object[]) values.getArray()).map(String::valueOf).toList();
    }
}
