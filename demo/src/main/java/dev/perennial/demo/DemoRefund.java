package dev.perennial.demo;

import java.time.LocalDateTime;
import java.util.List;

/** Lines of an order taken back some days later, with negative quantities and amounts. */
public record DemoRefund(DemoOrder order, LocalDateTime time, List<OrderLine> lines) {

    public DemoRefund {
        lines = List.copyOf(lines);
    }

    /** What was paid back, negative, in 1/100 of the currency unit. */
    public long amount() {
        return lines.stream().mapToLong(OrderLine::amount).sum();
    }
}
