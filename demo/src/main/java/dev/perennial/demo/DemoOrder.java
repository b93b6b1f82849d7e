package dev.perennial.demo;

import java.time.LocalDateTime;
import java.util.List;

/** What a customer ordered, when (business time) and through which channel. */
public record DemoOrder(String id, LocalDateTime time, Channel channel, List<OrderLine> lines) {

    public DemoOrder {
        lines = List.copyOf(lines);
    }

    /** What was paid, in 1/100 of the currency unit. */
    public long amount() {
        return lines.stream().mapToLong(OrderLine::amount).sum();
    }
}
