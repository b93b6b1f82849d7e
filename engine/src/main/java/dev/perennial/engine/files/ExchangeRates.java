package dev.perennial.engine.files;

/** What units of other currencies were worth in the base currency. */
@FunctionalInterface
public interface ExchangeRates {

    /** A rate is a whole number of these. */
    long ONE = 100_000_000;

    /** No rate at all: everything is in the base currency. */
    ExchangeRates NONE = (_, _) -> 0;

    /**
     * What one unit was worth.
     *
     * @param day days since 1970-01-01
     * @return in 1/100,000,000 of a unit of the base currency; 0 where nobody knows
     */
    long on(String currency, int day);
}
