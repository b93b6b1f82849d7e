package dev.perennial.platform.catalogue;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.Rule;
import dev.perennial.platform.kernel.Rule.Comparison;
import dev.perennial.platform.kernel.Rule.Span;
import dev.perennial.platform.kernel.Violations;

/** Reads where a day lies, seen from today, as fixed days. */
final class RelativeReader {

    private static final int WHOLE_YEAR = 365;
    private static final int FIRST_DAY = 101;
    private static final int LAST_DAY = 1231;
    private static final int LEAP_DAY = 229;

    private final LocalDate today;
    private final ZoneId zone;
    private final WindowReader windows;
    private final Violations violations;

    RelativeReader(LocalDate today, ZoneId zone, WindowReader windows, Violations violations) {
        this.today = today;
        this.zone = zone;
        this.windows = windows;
        this.violations = violations;
    }

    Optional<Question> read(Rule.Relative rule, Attribute attribute, String pointer) {
        boolean day = attribute.type() == AttributeType.DATE;
        boolean yearly = Boolean.TRUE.equals(rule.yearly());
        Span span = rule.span();
        if (!day && attribute.type() != AttributeType.INSTANT) {
            violations.add(pointer + "/attribute", CatalogueProblem.NOT_A_DAY, attribute.code());
            return Optional.empty();
        }
        if (span == null) {
            violations.add(pointer + "/span", KernelProblem.REQUIRED);
        }
        if (rule.days() == null) {
            violations.add(pointer + "/days", KernelProblem.REQUIRED);
        }
        if (yearly && (!day || span == Span.BEFORE || span == Span.AFTER)) {
            violations.add(pointer + "/yearly", CatalogueProblem.NOT_YEARLY);
            return Optional.empty();
        }
        if (span == null || rule.days() == null) {
            return Optional.empty();
        }
        long days = windows.days(rule.days(), pointer + "/days");
        LocalDate first = span == Span.LAST || span == Span.BEFORE ? today.minusDays(days - 1) : today;
        LocalDate last = span == Span.NEXT || span == Span.AFTER ? today.plusDays(days - 1) : today;
        Question meaning = switch (span) {
            case LAST, NEXT -> yearly
                    ? yearly(attribute, first, last, days)
                    : day ? new Question.Ranged(attribute, first, last) : between(attribute, first, last);
            case BEFORE -> new Question.Compared(attribute, Comparison.LESS, day ? first : begin(first));
            case AFTER -> day
                    ? new Question.Compared(attribute, Comparison.GREATER, last)
                    : new Question.Compared(attribute, Comparison.AT_LEAST, begin(last.plusDays(1)));
        };
        return Optional.of(new Question.Relative(attribute, rule, meaning));
    }

    /** Where there is no February 29, the 28th stands for it too. */
    private static Question yearly(Attribute attribute, LocalDate first, LocalDate last, long days) {
        if (days >= WHOLE_YEAR) {
            return new Question.Yearly(attribute, FIRST_DAY, LAST_DAY);
        }
        int to = number(last);
        return new Question.Yearly(attribute, number(first), to == LEAP_DAY - 1 && !last.isLeapYear() ? LEAP_DAY : to);
    }

    private static int number(LocalDate day) {
        return day.getMonthValue() * 100 + day.getDayOfMonth();
    }

    private Question between(Attribute attribute, LocalDate first, LocalDate last) {
        return new Question.All(List.of(new Question.Compared(attribute, Comparison.AT_LEAST, begin(first)),
                new Question.Compared(attribute, Comparison.LESS, begin(last.plusDays(1)))));
    }

    private OffsetDateTime begin(LocalDate day) {
        return day.atStartOfDay(zone).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }
}
