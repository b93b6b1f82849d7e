package dev.perennial.platform.catalogue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

import dev.perennial.platform.catalogue.Question.Times;
import org.jspecify.annotations.Nullable;

/** A rule that was read as of a day, ready to be asked of one customer after another. It means what its SQL means. */
public final class Evaluation {

    private final Question question;

    Evaluation(Question question) {
        this.question = question;
    }

    Question question() {
        return question;
    }

    /** Whether the rule holds for a customer of whom {@link SubjectReader} has read what it needs. */
    public boolean holds(Subject subject) {
        return holds(question, subject.values(), subject);
    }

    private static boolean holds(Question question, Subject.Known values, Subject subject) {
        return switch (question) {
            case Question.All(List<Question> parts) -> parts.stream().allMatch(part -> holds(part, values, subject));
            case Question.Any(List<Question> parts) -> parts.stream().anyMatch(part -> holds(part, values, subject));
            case Question.Opposite(Question inner) -> !holds(inner, values, subject);
            case Question.Compared compared -> compared(compared, values.of(compared.attribute()));
            case Question.OneOf(Attribute attribute, List<Object> wanted) -> {
                Object value = values.of(attribute);
                yield value != null && wanted.stream().anyMatch(one -> same(value, one));
            }
            case Question.Ranged(Attribute attribute, Object low, Object high) -> {
                Object value = values.of(attribute);
                yield value != null && order(value, low) >= 0 && order(value, high) <= 0;
            }
            case Question.Absent(Attribute attribute) -> {
                Object value = values.of(attribute);
                yield value == null || (value instanceof List<?> list && list.isEmpty());
            }
            case Question.Relative relative -> holds(relative.meaning(), values, subject);
            case Question.Yearly yearly -> values.of(yearly.attribute()) instanceof LocalDate day
                    && yearly(yearly, day.getMonthValue() * 100 + day.getDayOfMonth());
            case Question.Occurred occurred -> occurred(occurred, subject);
        };
    }

    private static boolean yearly(Question.Yearly question, int day) {
        return question.from() <= question.to()
                ? day >= question.from() && day <= question.to()
                : day >= question.from() || day <= question.to();
    }

    private static boolean compared(Question.Compared question, @Nullable Object value) {
        if (value == null) {
            return false;
        }
        Object wanted = question.value();
        return switch (question.comparison()) {
            case GREATER -> order(value, wanted) > 0;
            case AT_LEAST -> order(value, wanted) >= 0;
            case LESS -> order(value, wanted) < 0;
            case AT_MOST -> order(value, wanted) <= 0;
            case EQUAL -> same(value, wanted);
            case CONTAINS -> value instanceof List<?> list
                    ? list.contains(wanted)
                    : lower(value).contains(lower(wanted));
            case STARTS_WITH -> lower(value).startsWith(lower(wanted));
            case NOT_EQUAL -> throw new IllegalStateException("an opposite, not a comparison");
        };
    }

    private static boolean occurred(Question.Occurred question, Subject subject) {
        long found = subject.facts(question.fact()).stream().filter(one -> within(question, one.day()))
                .filter(one -> question.where() == null || holds(question.where(), one.values(), subject)).count();
        Times times = question.times();
        return found >= times.least() && found <= times.most();
    }

    private static boolean within(Question.Occurred question, LocalDate day) {
        LocalDate from = question.from();
        LocalDate to = question.to();
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    private static boolean same(Object value, Object wanted) {
        return switch (value) {
            case List<?> list -> list.contains(wanted);
            case Number _,OffsetDateTime _ -> order(value, wanted) == 0;
            default -> value.equals(wanted);
        };
    }

    /** A double is compared as a double, as the database does; it knows one zero, and NaN as the greatest number. */
    private static int order(Object value, Object wanted) {
        return switch (value) {
            case Double number -> Double.compare(number + 0.0, ((Number) wanted).doubleValue() + 0.0);
            case BigDecimal number when wanted instanceof BigDecimal other -> number.compareTo(other);
            case Long number when wanted instanceof Long other -> number.compareTo(other);
            case Number number -> new BigDecimal(number.toString()).compareTo(new BigDecimal(wanted.toString()));
            case LocalDate day when wanted instanceof LocalDate other -> day.compareTo(other);
            case OffsetDateTime instant when wanted instanceof OffsetDateTime other ->
                instant.toInstant().compareTo(other.toInstant());
            default -> throw new IllegalStateException(
                    String.format(Locale.ROOT, "no order of %s and %s", value.getClass(), wanted.getClass()));
        };
    }

    /** Letter by letter, as the database's ILIKE does, not by the rules of a language. */
    private static String lower(Object text) {
        return text.toString().codePoints().map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
