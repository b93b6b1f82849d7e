package dev.perennial.engine.files;

import org.jspecify.annotations.Nullable;

/**
 * A valid row of an order file.
 *
 * @param line where it stands in the file
 * @param order its order number, none if the file has none or the cell is empty
 * @param day business day, days since 1970-01-01
 * @param epochSecond the moment
 * @param amount in 1/10,000 of the currency unit; negative for a refund
 * @param quantity in 1/10,000
 * @param rate what a unit of the currency was worth in the base currency, in 1/100,000,000; 0 where it is the base currency
 */
public record OrderLine(long line, String customer, @Nullable String order, int day, long epochSecond, long amount,
        @Nullable Long quantity, @Nullable String product, @Nullable String status, String currency, long rate,
        @Nullable String channel, @Nullable String customerName) {
}
