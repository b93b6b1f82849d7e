package dev.perennial.collect.customer;

import org.jspecify.annotations.Nullable;

/**
 * What the list of customers shows of someone's orders.
 *
 * @param firstOrder day of the first order, days since 1970-01-01
 * @param lastOrder day of the last order
 * @param orders how many were placed, refunds on their own not counted
 * @param netSpend all money net of refunds, in 1/10,000 of the base currency
 */
public record OrderFigures(@Nullable Integer firstOrder, @Nullable Integer lastOrder, int orders, long netSpend) {

    public static final OrderFigures NONE = new OrderFigures(null, null, 0, 0);

    /** These with an order, or a refund on its own, of that day and money. */
    public OrderFigures with(int day, boolean refund, long money) {
        long spend = Math.addExact(netSpend, money);
        if (refund) {
            return new OrderFigures(firstOrder, lastOrder, orders, spend);
        }
        return new OrderFigures(firstOrder == null ? day : Math.min(firstOrder, day),
                lastOrder == null ? day : Math.max(lastOrder, day), orders + 1, spend);
    }
}
