package dev.perennial.engine.orders;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An amount as people write it, taken apart: the sign and the digits with their marks, without currency.
 *
 * @param negative by a minus on either side or by parentheses
 * @param core digits, decimal mark and grouping marks
 */
record AmountText(boolean negative, String core) {

    /** What one amount says about the decimal mark of its file. */
    enum Evidence {
        /** Reads the same either way. */
        PLAIN,
        /** Can only be read with a decimal point. */
        POINT,
        /** Can only be read with a decimal comma. */
        COMMA,
        /** Reads differently with point and comma, as {@code 1,299} does. */
        EITHER,
        /** Not an amount. */
        NONE
    }

    private static final int LONGEST = 60;
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d+(\\.\\d+)?[eE][+-]?\\d{1,2}");
    private static final Pattern GROUPED = Pattern.compile("\\d+|\\d{1,3}(?<mark>[., '])\\d{3}(\\k<mark>\\d{3})*");
    private static final Set<String> CURRENCIES = Stream.concat(
            Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode),
            Stream.of("RMB", "US$", "HK$", "NT$", "A$", "C$", "S$", "R$", "元", "圆", "人民币"))
            .collect(Collectors.toUnmodifiableSet());

    private static final AmountText NOT_AN_AMOUNT = new AmountText(false, "");

    /** The amount written in these characters; {@link Evidence#NONE} when it is none. */
    static AmountText of(char[] buffer, int offset, int length) {
        if (length > LONGEST) {
            return NOT_AN_AMOUNT;
        }
        StringBuilder plain = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            plain.append(plainCharacter(buffer[offset + i]));
        }
        return of(plain.toString().strip());
    }

    private static AmountText of(String text) {
        boolean negative = false;
        String rest = text;
        if (rest.length() > 2 && rest.startsWith("(") && rest.endsWith(")")) {
            negative = true;
            rest = rest.substring(1, rest.length() - 1).strip();
        }
        int signs = negative ? 1 : 0;
        for (boolean found = true; found && !rest.isEmpty();) {
            char first = rest.charAt(0);
            char last = rest.charAt(rest.length() - 1);
            String bare = withoutCurrency(rest);
            found = true;
            if (first == '-' || first == '+') {
                negative |= first == '-';
                signs++;
                rest = rest.substring(1).strip();
            } else if (last == '-') {
                negative = true;
                signs++;
                rest = rest.substring(0, rest.length() - 1).strip();
            } else if (bare.length() < rest.length()) {
                rest = bare;
            } else {
                found = false;
            }
        }
        return signs > 1 ? NOT_AN_AMOUNT : new AmountText(negative, rest);
    }

    private static char plainCharacter(char c) {
        if (c >= '\uFF01' && c <= '\uFF5E') {
            return (char) (c - 0xFEE0);
        }
        return switch (c) {
            case '\u00A0', '\u2007', '\u2009', '\u202F', '\u3000', '\t' -> ' ';
            case '\u2212', '\u2013' -> '-';
            case '\u2019' -> '\'';
            default -> c;
        };
    }

    private static String withoutCurrency(String text) {
        for (int length = Math.min(3, text.length()); length > 0; length--) {
            if (isCurrency(text.substring(0, length))) {
                return text.substring(length).strip();
            }
            if (isCurrency(text.substring(text.length() - length))) {
                return text.substring(0, text.length() - length).strip();
            }
        }
        return text;
    }

    private static boolean isCurrency(String text) {
        return (text.length() == 1 && Character.getType(text.charAt(0)) == Character.CURRENCY_SYMBOL)
                || CURRENCIES.contains(text.toUpperCase(Locale.ROOT));
    }

    Evidence evidence() {
        int lastPoint = core.lastIndexOf('.');
        int lastComma = core.lastIndexOf(',');
        if (SCIENTIFIC.matcher(core).matches()) {
            return Evidence.PLAIN;
        }
        if (lastPoint < 0 && lastComma < 0) {
            return readable('.') ? Evidence.PLAIN : Evidence.NONE;
        }
        if (lastPoint >= 0 && lastComma >= 0) {
            return decisive(lastPoint > lastComma ? '.' : ',');
        }
        char mark = lastPoint >= 0 ? '.' : ',';
        boolean asDecimal = readable(mark);
        boolean asGrouping = readable(mark == '.' ? ',' : '.');
        if (asDecimal && asGrouping && core.charAt(0) != '0') {
            return Evidence.EITHER;
        }
        return asDecimal ? decisive(mark) : decisive(mark == '.' ? ',' : '.');
    }

    private Evidence decisive(char decimal) {
        if (!readable(decimal)) {
            return Evidence.NONE;
        }
        return decimal == '.' ? Evidence.POINT : Evidence.COMMA;
    }

    private boolean readable(char decimal) {
        int at = core.indexOf(decimal);
        String whole = at < 0 ? core : core.substring(0, at);
        String fraction = at < 0 ? "" : core.substring(at + 1);
        if (!fraction.chars().allMatch(AmountText::isDigit)) {
            return false;
        }
        return whole.isEmpty()
                ? !fraction.isEmpty()
                : whole.indexOf(decimal) < 0 && GROUPED.matcher(whole).matches();
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** The value, exactly, read with this decimal mark; only for a text whose evidence allows it. */
    BigDecimal value(char decimal) {
        StringBuilder digits = new StringBuilder(negative ? "-" : "");
        boolean scientific = SCIENTIFIC.matcher(core).matches();
        for (int i = 0; i < core.length(); i++) {
            char c = core.charAt(i);
            if (isDigit(c) || scientific) {
                digits.append(c);
            } else if (c == decimal) {
                digits.append('.');
            }
        }
        return new BigDecimal(digits.toString());
    }
}
