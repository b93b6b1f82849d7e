package dev.perennial.engine.model.rfm;

import java.io.Serializable;
import java.util.Locale;

/**
 * The frequency × basket map: high is strictly above the cut.
 *
 * @param windowMonths length of the window before as-of in calendar months
 * @param cut where the cut lies
 * @param fixedOrders with {@link Cut#FIXED}: the cut in orders
 * @param fixedBasket with {@link Cut#FIXED}: the cut in money per order
 */
public record QuadrantSettings(int windowMonths, Cut cut, double fixedOrders, double fixedBasket)
        implements
            Serializable {

    /** Where the cut between low and high lies, over customers with an order in the window. */
    public enum Cut {
        MEAN, MEDIAN, FIXED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public QuadrantSettings {
        if (windowMonths < 1) {
            throw new IllegalArgumentException("the window must be at least one month");
        }
        if (!Double.isFinite(fixedOrders) || !Double.isFinite(fixedBasket)) {
            throw new IllegalArgumentException("the cuts must be finite numbers");
        }
    }

    public static QuadrantSettings defaults() {
        return new QuadrantSettings(12, Cut.MEAN, 0, 0);
    }
}
