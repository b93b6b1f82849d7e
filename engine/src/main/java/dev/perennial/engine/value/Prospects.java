package dev.perennial.engine.value;

/**
 * Customers who are known, with or without orders, by the day since when they are.
 *
 * @param since days since 1970-01-01, ascending, of customers without any order
 */
public record Prospects(int[] since) {

    /** For an order history alone: everyone in it has ordered. */
    public static Prospects none() {
        return new Prospects(new int[0]);
    }

    /** How many were known by a day. */
    int by(int day) {
        int count = 0;
        while (count < since.length && since[count] <= day) {
            count++;
        }
        return count;
    }
}
