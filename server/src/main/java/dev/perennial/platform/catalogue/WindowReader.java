package dev.perennial.platform.catalogue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Set;

import dev.perennial.platform.catalogue.Question.Times;
import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.Rule;
import dev.perennial.platform.kernel.Rule.Comparison;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;

/** Reads when and how often something must have happened. */
final class WindowReader {

    private static final int MOST_DAYS = 36_525;
    private static final int MOST_TIMES = 1_000_000;
    private static final Set<Comparison> OF_NUMBERS = EnumSet.of(Comparison.GREATER, Comparison.AT_LEAST,
            Comparison.LESS, Comparison.AT_MOST, Comparison.EQUAL, Comparison.NOT_EQUAL);

    private final LocalDate today;
    private final Violations violations;

    WindowReader(LocalDate today, Violations violations) {
        this.today = today;
        this.violations = violations;
    }

    /** The first and the last day, either of which may be open. */
    record Days(@Nullable LocalDate from, @Nullable LocalDate to) {
    }

    /** The days of a window; none for ever. */
    Days days(Rule.@Nullable Window window, String pointer) {
        if (window == null) {
            return new Days(null, null);
        }
        boolean fixed = window.from() != null || window.to() != null;
        if (fixed == (window.days() != null)) {
            violations.add(pointer, CatalogueProblem.WINDOW_UNCLEAR);
            return new Days(null, null);
        }
        if (window.days() != null) {
            long days = days(window.days(), pointer + "/days");
            return new Days(today.minusDays(days - 1), today);
        }
        LocalDate from = day(window.from(), pointer + "/from");
        LocalDate to = day(window.to(), pointer + "/to");
        if (from != null && to != null && from.isAfter(to)) {
            violations.add(pointer + "/from", CatalogueProblem.RANGE_REVERSED);
        }
        return new Days(from, to);
    }

    /** A number of days. */
    long days(BigDecimal number, String pointer) {
        return whole(number, 1, MOST_DAYS, pointer);
    }

    private @Nullable LocalDate day(@Nullable String text, String pointer) {
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (Values.speakable(day)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        violations.add(pointer, CatalogueProblem.NOT_DATE);
        return null;
    }

    /** How often; at least once if nothing is said. */
    Times times(Rule.@Nullable Count count, String pointer) {
        if (count == null) {
            return Times.ONCE;
        }
        Comparison comparison = count.comparison();
        if (comparison == null) {
            violations.add(pointer + "/comparison", KernelProblem.REQUIRED);
        } else if (!OF_NUMBERS.contains(comparison)) {
            violations.add(pointer + "/comparison", KernelProblem.NOT_ONE_OF, RuleReader.code(comparison),
                    RuleReader.codes(OF_NUMBERS));
        }
        if (count.value() == null) {
            violations.add(pointer + "/value", KernelProblem.REQUIRED);
        }
        return comparison == null || count.value() == null
                ? Times.ONCE
                : new Times(comparison, whole(count.value(), 0, MOST_TIMES, pointer + "/value"));
    }

    private long whole(BigDecimal number, long least, long most, String pointer) {
        if (number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            violations.add(pointer, KernelProblem.OUT_OF_RANGE, least, most);
            return least;
        }
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            violations.add(pointer, CatalogueProblem.NOT_WHOLE);
            return least;
        }
    }
}
