package dev.perennial.demo;

/**
 * One product in an order or, with negative quantity and amount, in a refund.
 *
 * @param product what
 * @param quantity how many
 * @param amount what was paid for the line after discount, in 1/100 of the currency unit
 */
public record OrderLine(Product product, int quantity, long amount) {

    /** What the line would have cost more at list price; never negative in an order. */
    public long discount() {
        return product.listPrice() * quantity - amount;
    }

    OrderLine reversed() {
        return new OrderLine(product, -quantity, -amount);
    }
}
