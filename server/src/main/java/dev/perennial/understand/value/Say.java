package dev.perennial.understand.value;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.Locale;

import dev.perennial.collect.commerce.Channels;
import dev.perennial.platform.kernel.MoneyFormat;
import dev.perennial.platform.kernel.Words;

/** The module's sentences in one language, with numbers as people write them. */
final class Say {

    private static final int LARGE = 1_000;

    private final Words words;
    private final Locale locale;
    private final String currency;

    Say(Locale locale, String currency) {
        this.words = Words.beside(Say.class, "texts", locale);
        this.locale = words.locale();
        this.currency = currency;
    }

    String text(String key, Object... arguments) {
        return words.say(key, arguments);
    }

    boolean has(String key) {
        return words.has(key);
    }

    /** A name of a code, or the code itself where it has none. */
    String name(String prefix, String code) {
        return words.has(prefix + "." + code) ? words.say(prefix + "." + code) : code;
    }

    /** A channel by the name that people use. */
    String channel(String code) {
        return Channels.name(code, locale);
    }

    /** A month of the year by its name. */
    String month(int number) {
        return Month.of(number).getDisplayName(TextStyle.FULL_STANDALONE, locale);
    }

    String count(double value) {
        return decimals(value, 0);
    }

    /** Few decimals for large numbers, some for small ones. */
    String number(double value) {
        double size = Math.abs(value);
        return decimals(value, size >= 100 ? 0 : size >= 10 ? 1 : 2);
    }

    /** Four significant digits, for parameters. */
    String parameter(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        double size = Math.abs(value);
        return decimals(value, size >= LARGE ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4);
    }

    String decimals(double value, int places) {
        NumberFormat format = asPagesDo(NumberFormat.getNumberInstance(locale));
        format.setMinimumFractionDigits(places);
        format.setMaximumFractionDigits(places);
        return format.format(value);
    }

    /** A share with one decimal, as tables have it. */
    String share(double share) {
        NumberFormat format = asPagesDo(NumberFormat.getPercentInstance(locale));
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    String percent(double share) {
        NumberFormat format = asPagesDo(NumberFormat.getPercentInstance(locale));
        double size = Math.abs(share);
        format.setMaximumFractionDigits(size != 0 && (size < 0.01 || size > 0.99) && size < 1 ? 1 : 0);
        return format.format(share);
    }

    /** Whole units; below 10 also the parts that the currency has. */
    String money(double value) {
        NumberFormat format = asPagesDo(MoneyFormat.of(locale, currency));
        int decimals = Math.abs(value) >= 10 || value == 0
                ? 0
                : Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        format.setMaximumFractionDigits(decimals);
        format.setMinimumFractionDigits(decimals);
        return format.format(value);
    }

    /** Rounds halves away from zero and writes a true minus sign. */
    private static NumberFormat asPagesDo(NumberFormat format) {
        format.setRoundingMode(RoundingMode.HALF_UP);
        if (format instanceof DecimalFormat decimal) {
            DecimalFormatSymbols symbols = decimal.getDecimalFormatSymbols();
            symbols.setMinusSign('−');
            decimal.setDecimalFormatSymbols(symbols);
        }
        return format;
    }

    String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
    }
}
