package dev.perennial.platform.catalogue;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

import dev.perennial.platform.kernel.MoneyFormat;
import dev.perennial.platform.kernel.Words;

/** Values as people of a language write them. */
final class SpokenValues {

    private static final int MOST_DECIMALS = 6;

    private final RuleSentence.Names names;
    private final Words words;
    private final ZoneId zone;

    SpokenValues(RuleSentence.Names names, Words words, ZoneId zone) {
        this.names = names;
        this.words = words;
        this.zone = zone;
    }

    String say(AttributeType type, Object value) {
        return switch (type) {
            case TEXT, TEXT_LIST, CHOICE -> words.say("text", value);
            case USER -> names.user((Long) value);
            case CUSTOMER -> names.customer((Long) value);
            case INTEGER, NUMBER -> number(NumberFormat.getNumberInstance(words.locale()), value);
            case PERCENT -> number(NumberFormat.getPercentInstance(words.locale()), value);
            case MONEY -> money(new BigDecimal(value.toString()));
            case DATE -> day((LocalDate) value);
            case INSTANT -> DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(words.locale()).format(((OffsetDateTime) value).atZoneSameInstant(zone));
            case BOOLEAN -> words.say(value.equals(true) ? "yes" : "no");
        };
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(words.locale()).format(day);
    }

    private static String number(NumberFormat format, Object value) {
        format.setMaximumFractionDigits(MOST_DECIMALS);
        return format.format(value);
    }

    /** Whole amounts without decimals. */
    private String money(BigDecimal amount) {
        NumberFormat format = MoneyFormat.of(words.locale(), names.currency());
        if (amount.stripTrailingZeros().scale() <= 0) {
            format.setMaximumFractionDigits(0);
        } else {
            format.setMinimumFractionDigits(2);
            format.setMaximumFractionDigits(4);
        }
        return format.format(amount);
    }
}
