package dev.perennial.platform.catalogue;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a value of a rule as the type of its attribute; what does not fit becomes a violation. */
final class Values {

    private static final int LONGEST_TEXT = 200;
    private static final BigDecimal LARGEST = new BigDecimal("1e15");
    private static final int MOST_DECIMALS = 18;

    private final Violations violations;

    Values(Violations violations) {
        this.violations = violations;
    }

    Optional<Object> read(Attribute attribute, @Nullable JsonNode value, String pointer) {
        if (value == null || value.isNull()) {
            violations.add(pointer, KernelProblem.REQUIRED);
            return Optional.empty();
        }
        return switch (attribute.type()) {
            case TEXT, TEXT_LIST -> text(value, pointer);
            case CHOICE -> choice(attribute, value, pointer);
            case INTEGER, USER, CUSTOMER -> whole(value, pointer);
            case NUMBER, MONEY, PERCENT -> number(value, pointer);
            case DATE -> date(value, pointer);
            case INSTANT -> instant(value, pointer);
            case BOOLEAN -> truth(value, pointer);
        };
    }

    private Optional<Object> text(JsonNode value, String pointer) {
        if (value.isString() && !value.asString().isEmpty() && value.asString().length() <= LONGEST_TEXT
                && value.asString().indexOf('\0') < 0
                && value.asString().codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            return Optional.of(value.asString());
        }
        violations.add(pointer, CatalogueProblem.NOT_TEXT, LONGEST_TEXT);
        return Optional.empty();
    }

    private Optional<Object> choice(Attribute attribute, JsonNode value, String pointer) {
        String code = value.isString() ? value.asString() : value.toString();
        if (attribute.options().contains(code)) {
            return Optional.of(code);
        }
        violations.add(pointer, KernelProblem.NOT_ONE_OF, code, String.join(", ", attribute.options()));
        return Optional.empty();
    }

    private Optional<Object> whole(JsonNode value, String pointer) {
        if (value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToLong()) {
            return Optional.of(value.decimalValue().longValue());
        }
        violations.add(pointer, CatalogueProblem.NOT_WHOLE);
        return Optional.empty();
    }

    private Optional<Object> number(JsonNode value, String pointer) {
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            if (number.abs().compareTo(LARGEST) <= 0 && number.scale() <= MOST_DECIMALS) {
                return Optional.of(number);
            }
        }
        violations.add(pointer, CatalogueProblem.NOT_NUMBER);
        return Optional.empty();
    }

    private Optional<Object> date(JsonNode value, String pointer) {
        if (value.isString()) {
            try {
                LocalDate date = LocalDate.parse(value.asString());
                if (speakable(date)) {
                    return Optional.of(date);
                }
            } catch (DateTimeParseException e) {
                // told below
            }
        }
        violations.add(pointer, CatalogueProblem.NOT_DATE);
        return Optional.empty();
    }

    private Optional<Object> instant(JsonNode value, String pointer) {
        if (value.isString()) {
            try {
                OffsetDateTime instant = OffsetDateTime.parse(value.asString());
                if (speakable(instant.toLocalDate())) {
                    // As exact as the database keeps points in time, so that in process means the same.
                    return Optional.of(instant.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS));
                }
            } catch (DateTimeException e) {
                // told below
            }
        }
        violations.add(pointer, CatalogueProblem.NOT_INSTANT);
        return Optional.empty();
    }

    static boolean speakable(LocalDate date) {
        return date.getYear() >= 1 && date.getYear() <= 9999;
    }

    private Optional<Object> truth(JsonNode value, String pointer) {
        if (value.isBoolean()) {
            return Optional.of(value.asBoolean());
        }
        violations.add(pointer, CatalogueProblem.NOT_BOOLEAN);
        return Optional.empty();
    }
}
