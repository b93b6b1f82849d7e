package dev.perennial.engine.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

import dev.perennial.engine.value.Interval;

/** Numbers, money, shares and dates as a reader of the language writes them. What is not a number shows as a dash. */
final class Figures {

    private static final String NONE = "–";
    private static final char MINUS = '−';

    private final Words words;
    private final String symbol;
    private final DecimalFormatSymbols symbols;
    private final DateTimeFormatter dates;

    Figures(Words words, String currency) {
        this.words = words;
        this.symbol = symbol(currency, words.locale());
        this.symbols = DecimalFormatSymbols.getInstance(words.locale());
        symbols.setMinusSign(MINUS);
        this.dates = DateTimeFormatter.ofPattern(words.say("date.pattern"), words.locale());
    }

    private static String symbol(String currency, Locale locale) {
        if (currency.isBlank()) {
            return "";
        }
        String symbol = known(currency) ? Currency.getInstance(currency).getSymbol(locale) : currency;
        if (Character.isLetter(symbol.charAt(symbol.length() - 1))) {
            return symbol + '\u00A0';
        }
        // The page is in one currency and names it, so CN¥ and HK$ need not be told apart at every figure.
        return symbol.replaceFirst("^\\p{L}+", "");
    }

    private static boolean known(String currency) {
        return Currency.getAvailableCurrencies().stream().anyMatch(c -> c.getCurrencyCode().equals(currency));
    }

    String count(long value) {
        return new DecimalFormat("#,##0", symbols).format(value);
    }

    /** An expected number, rounded to a whole one, below ten to one decimal. */
    String count(double value) {
        return decimal(value, Math.abs(value) < 10 && value != Math.rint(value) ? 1 : 0);
    }

    String decimal(double value, int digits) {
        return format(value, "#,##0" + (digits > 0 ? "." + "0".repeat(digits) : ""));
    }

    /** A model parameter: four significant digits or more. */
    String parameter(double value) {
        if (value != 0 && (Math.abs(value) >= 1e6 || Math.abs(value) < 1e-4)) {
            return format(value, "0.000E0");
        }
        return format(value, Math.abs(value) >= 1000 ? "#,##0.0" : Math.abs(value) >= 10 ? "0.000" : "0.0000");
    }

    String percent(double share) {
        double size = Math.abs(share);
        if (size > 0 && size < 0.0005) {
            return (share < 0 ? ">" + MINUS : "<") + format(0.001, "0.0%");
        }
        return format(share, size > 0 && size < 0.0995 ? "0.0%" : "0%");
    }

    String signedPercent(double share) {
        return (share > 0 ? "+" : "") + percent(share);
    }

    /** Money to the unit, small amounts to the cent. */
    String money(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        String number = decimal(Math.abs(value), Math.abs(value) < 100 && value != 0 ? 2 : 0);
        return (value < 0 ? MINUS : "") + symbol + number;
    }

    /** Money to the unit, whatever its size. */
    String rounded(double value) {
        return Double.isFinite(value) && Math.abs(value) < 100
                ? money(Math.rint(value)).replaceFirst("[.,]00$", "")
                : money(value);
    }

    /** Large amounts in the words of the language: 万 and 亿, million and billion; three digits or more. */
    String headline(double value) {
        double unit = unit(value);
        if (unit == 1) {
            return money(value);
        }
        double scaled = Math.abs(value) / unit;
        int digits = scaled < 10 ? 2 : scaled < 1000 ? 1 : 0;
        return (value < 0 ? MINUS : "") + symbol + decimal(scaled, digits)
                + words.code("magnitude", String.valueOf((long) unit));
    }

    private double unit(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return 1;
        }
        if (words.chinese()) {
            return size >= 1e8 ? 1e8 : size >= 1e5 ? 1e4 : 1;
        }
        return size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : 1;
    }

    String range(Interval interval) {
        if (!Double.isFinite(interval.low()) || !Double.isFinite(interval.high())) {
            return NONE;
        }
        return words.say("figure.range", money(interval.low()), money(interval.high()));
    }

    String countRange(double low, double high) {
        return words.say("figure.range", count(low), count(high));
    }

    String date(LocalDate day) {
        return dates.format(day);
    }

    private String format(double value, String pattern) {
        return Double.isFinite(value) ? new DecimalFormat(pattern, symbols).format(value) : NONE;
    }
}
