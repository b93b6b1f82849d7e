package dev.perennial.collect.commerce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The stored exchange rates as they were when first asked for. A rate holds from its day until the next one, though not for
 * longer than a month.
 */
public final class RateBook {

    /** A rate is a whole number of these. */
    public static final int SCALE = 8;

    /** Days for which a rate holds, its own included. */
    static final int LONGEST = 31;

    private static final BigDecimal ONE = BigDecimal.TEN.pow(SCALE);

    private final Function<String, NavigableMap<Integer, Long>> stored;
    private final Map<String, NavigableMap<Integer, Long>> known = new ConcurrentHashMap<>();

    RateBook(Function<String, NavigableMap<Integer, Long>> stored) {
        this.stored = stored;
    }

    /**
     * What a unit of a currency was worth.
     *
     * @param day days since 1970-01-01
     * @return in 1/100,000,000 of a unit of the base currency; 0 where nobody knows
     */
    public long on(String currency, int day) {
        Map.Entry<Integer, Long> rate = known.computeIfAbsent(currency, stored).floorEntry(day);
        return rate == null || rate.getKey() <= day - LONGEST ? 0 : rate.getValue();
    }

    /** An amount at a rate, rounded half up. */
    public static long converted(long amount, long rate) {
        return BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(rate)).divide(ONE, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
