package dev.perennial.collect.commerce;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** An order or a refund as shown. */
public record OrderView(long id, @Nullable String key, @Nullable String source, Instant placedAt, LocalDate placedOn,
        String kind, @Nullable String status, @Nullable String channel, BigDecimal amount, String currency,
        BigDecimal baseAmount, List<Line> lines) {

    /** One line of an order. */
    public record Line(@Nullable String product, @Nullable BigDecimal quantity, BigDecimal amount) {
    }
}
