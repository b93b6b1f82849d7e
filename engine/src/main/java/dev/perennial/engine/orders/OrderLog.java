package dev.perennial.engine.orders;

import java.util.List;

/** Everything accepted from one source of orders, by shard, and the account of what was not. */
public record OrderLog(List<OrderShard> shards, ReadSummary summary) {

    public OrderLog {
        shards = List.copyOf(shards);
    }
}
