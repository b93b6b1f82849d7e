package dev.perennial.understand.value;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * A customer's card as it is kept; money in the run's currency, {@code tx} and {@code t} in the run's units.
 *
 * @param ownAsOf the day looked from where the card followed an order; else it is the run's
 * @param liveAt when it did
 */
record Card(long customerId, String stage, String stageReason, boolean wonBack, double pAlive, double anyOrder,
        double expectedOrders, int ordersLow, int ordersHigh, double expectedSpend, double expectedValue,
        double valueLow, double valueHigh, double clv, double clvLow, double clvHigh, double textbookClv,
        double valueAtRisk, double expectedIntervalDays, double overdue, int recencyDays, int r, int f, int m,
        String rfmGroup, String quadrant, int windowOrders, double windowSpend, int orders, int x, double tx, double t,
        double monetary, LocalDate firstOrder, LocalDate lastOrder, double spend, int yearOrders, double yearSpend,
        @Nullable LocalDate ownAsOf, @Nullable OffsetDateTime liveAt) {
}
