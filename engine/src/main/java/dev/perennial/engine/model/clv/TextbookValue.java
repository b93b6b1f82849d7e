package dev.perennial.engine.model.clv;

/**
 * The textbook's lifetime value, a baseline that needs no model: basket × frequency × lifetime × margin, with no
 * regard to whether the customer is still there, and no discounting.
 */
public final class TextbookValue {

    private TextbookValue() {
    }

    /**
     * Margin over a customer's remaining lifetime.
     *
     * @param basket mean money per order
     * @param frequency orders per unit
     * @param lifetime units
     * @param margin share of money that is margin
     */
    public static double of(double basket, double frequency, double lifetime, double margin) {
        return basket * frequency * lifetime * margin;
    }
}
