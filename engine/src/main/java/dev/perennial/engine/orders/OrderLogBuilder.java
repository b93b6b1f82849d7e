package dev.perennial.engine.orders;

import java.util.List;
import java.util.stream.IntStream;

import dev.perennial.engine.shard.Shards;

/** Collects accepted lines from any number of threads into shards. */
final class OrderLogBuilder {

    /** Positions are held in 32 bits. */
    static final long MOST_POSITIONS = 0xFFFF_FFFFL;

    private final boolean orders;
    private final List<ShardBuilder> shards;

    /** @param orders whether the source has order numbers */
    OrderLogBuilder(boolean orders) {
        this.orders = orders;
        this.shards = IntStream.range(0, Shards.COUNT).mapToObj(i -> new ShardBuilder(orders)).toList();
    }

    /** A writer for one thread. */
    ShardWriter writer() {
        return new ShardWriter(shards, orders);
    }

    List<OrderShard> build(Workers workers) throws OrderFileException {
        OrderShard[] built = new OrderShard[Shards.COUNT];
        workers.each(Shards.COUNT, () -> shard -> built[shard] = shards.get(shard).build());
        return List.of(built);
    }
}
