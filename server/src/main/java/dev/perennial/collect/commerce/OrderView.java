package dev.perennial.collect.commerce;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** An order or a refund as shown. */
public record OrderView(long id, @Nullable String key, @Nullable String source, Instant placedAt, LocalDate placedOn,
        String kind, @Nullable String status, @Nullable String channel, BigDecimal amount, String currency,
        BigDecimal baseAmount, @Nullable String refundOf, @Nullable Integer refundLine, List<Line> lines,
        List<Payment> payments) {

    /**
     * One line of an order.
     *
     * @param product what the sender calls the product
     * @param name of the product here
     * @param cost what one cost when the order came
     */
    public record Line(@Nullable String product, @Nullable Long productId, @Nullable String name,
            @Nullable BigDecimal quantity, @Nullable BigDecimal price, BigDecimal amount,
            @Nullable BigDecimal cost) {

        Line named(@Nullable String name) {
            return new Line(product, productId, name, quantity, price, amount, cost);
        }
    }

    /** Money that came in for an order. */
    public record Payment(@Nullable String key, String method, BigDecimal amount, Instant paidAt) {
    }

    OrderView withLines(List<Line> lines) {
        return new OrderView(id, key, source, placedAt, placedOn, kind, status, channel, amount, currency, baseAmount,
                refundOf, refundLine, lines, payments);
    }
}
