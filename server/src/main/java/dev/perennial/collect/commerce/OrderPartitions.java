package dev.perennial.collect.commerce;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import dev.perennial.platform.storage.TimePartitions;
import dev.perennial.platform.storage.TimePartitions.Span;
import dev.perennial.platform.storage.TimePartitions.Table;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The years of orders. */
@Component
class OrderPartitions {

    private static final List<Table> BY_ORDER = List.of(new Table("collect.commerce_order", "placed_on", Span.YEAR),
            new Table("collect.commerce_order_line", "placed_on", Span.YEAR),
            new Table("collect.commerce_payment", "placed_on", Span.YEAR));
    private static final List<Table> BY_CHANGE = List.of(new Table("collect.commerce_order_status", "at", Span.YEAR));

    private final TimePartitions partitions;

    OrderPartitions(TimePartitions partitions) {
        this.partitions = partitions;
    }

    @EventListener(ApplicationReadyEvent.class)
    void coverNow() {
        cover(Set.of(), Set.of());
    }

    /**
     * Makes room for orders of these days that were changed on those. Outside a transaction.
     *
     * @param placed days since 1970-01-01
     */
    void cover(Collection<Integer> placed, Collection<Integer> changed) {
        partitions.cover(BY_ORDER, placed);
        partitions.cover(BY_CHANGE, changed);
    }
}
