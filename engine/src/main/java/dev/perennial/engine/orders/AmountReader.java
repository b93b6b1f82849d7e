package dev.perennial.engine.orders;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Reads amounts of one file to 1/10,000 of the currency unit, rounding further digits half to even. */
public final class AmountReader {

    /** numeric(18,4) holds what lies strictly between − and + this many 1/10,000. */
    private static final long LIMIT = 1_000_000_000_000_000_000L;
    private static final int DECIMALS = 4;
    private static final int WHOLE_DIGITS = 14;
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000};

    private final DecimalMark decimal;
    private final boolean given;
    private long value;
    private BigDecimal exact = BigDecimal.ZERO;
    private boolean scaled;

    /** @param given whether the caller named the mark: amounts in the other style are then simply bad */
    AmountReader(DecimalMark decimal, boolean given) {
        this.decimal = decimal;
        this.given = given;
    }

    /** The last amount read, in 1/10,000. */
    public long value() {
        return value;
    }

    /** Reads what stands at this place of the buffer, without blanks around it. */
    public Reading read(char[] buffer, int offset, int length) {
        int at = offset;
        int end = offset + length;
        boolean negative = at < end && buffer[at] == '-';
        if (negative) {
            at++;
        }
        int start = at;
        long digits = 0;
        while (at < end && at - start < WHOLE_DIGITS && isDigit(buffer[at])) {
            digits = digits * 10 + (buffer[at++] - '0');
        }
        if (at == start) {
            return readSlowly(buffer, offset, length);
        }
        int decimals = 0;
        if (at < end && buffer[at] == decimal.mark()) {
            int mark = at++;
            while (at < end && at - mark <= DECIMALS && isDigit(buffer[at])) {
                digits = digits * 10 + (buffer[at++] - '0');
            }
            decimals = at - mark - 1;
        }
        if (at < end) {
            return readSlowly(buffer, offset, length);
        }
        digits *= POWERS[DECIMALS - decimals];
        value = negative ? -digits : digits;
        scaled = true;
        return Reading.READ;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private Reading readSlowly(char[] buffer, int offset, int length) {
        AmountText text = AmountText.of(buffer, offset, length);
        return switch (text.evidence()) {
            case NONE -> Reading.BAD;
            case PLAIN -> take(text.value('.'));
            case POINT -> take(text, DecimalMark.POINT);
            case COMMA -> take(text, DecimalMark.COMMA);
            case EITHER -> decimal == DecimalMark.UNSETTLED ? Reading.OPEN : take(text.value(decimal.mark()));
        };
    }

    private Reading take(AmountText text, DecimalMark needed) {
        if (decimal == needed) {
            return take(text.value(needed.mark()));
        }
        return given ? Reading.BAD : Reading.OPEN;
    }

    private Reading take(BigDecimal number) {
        exact = number;
        scaled = false;
        BigInteger units = number.setScale(DECIMALS, RoundingMode.HALF_EVEN).unscaledValue();
        if (units.bitLength() >= Long.SIZE - 1 || Math.abs(units.longValue()) >= LIMIT) {
            return Reading.BAD;
        }
        value = units.longValue();
        return Reading.READ;
    }

    /** Reads a number that is already one, as a database gives it. */
    Reading read(BigDecimal number) {
        return number.precision() - number.scale() > WHOLE_DIGITS ? Reading.BAD : take(number);
    }

    /** Takes quantity × price, each as last read by its reader, computed exactly and rounded once. */
    public Reading product(AmountReader quantity, AmountReader price) {
        return take(quantity.number().multiply(price.number()));
    }

    private BigDecimal number() {
        return scaled ? BigDecimal.valueOf(value, DECIMALS) : exact;
    }
}
