package dev.perennial.engine.history;

import java.io.Serializable;

import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.shard.Shards;

/** What is known of the customers of one shard by one day: their histories and the facts drawn from them. */
public record CustomerShard(HistoryShard history, FactShard facts) implements Serializable {

    /**
     * The step from order lines to customers by the end of {@code asOf}, ignoring every later line.
     *
     * @param asOf days since 1970-01-01
     * @param windowMonths length of the window of {@link FactShard#windowOrders} in calendar months
     */
    public static Shards.Step<OrderShard, CustomerShard> by(int asOf, int windowMonths) {
        return lines -> {
            HistoryShard history = HistoryShard.by(asOf).apply(lines);
            return new CustomerShard(history, FactShard.of(history, windowMonths));
        };
    }

    /** As {@link #by}, but without the days themselves, which take two thirds of the memory. */
    public static Shards.Step<OrderShard, CustomerShard> factsBy(int asOf, int windowMonths) {
        return lines -> {
            HistoryShard history = HistoryShard.by(asOf).apply(lines);
            return new CustomerShard(history.withoutDays(), FactShard.of(history, windowMonths));
        };
    }

    /** The same customers as they stood at the end of an earlier day; see {@link HistoryShard#until}. */
    public CustomerShard until(int earlier, int windowMonths) {
        HistoryShard then = history.until(earlier);
        return new CustomerShard(then, FactShard.of(then, windowMonths));
    }

    public int customers() {
        return history.customers();
    }
}
