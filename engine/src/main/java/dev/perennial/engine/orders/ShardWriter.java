package dev.perennial.engine.orders;

import java.util.List;

import dev.perennial.engine.shard.ShardHash;
import org.jspecify.annotations.Nullable;

/**
 * One thread's way into the shards. Rows wait in small buffers, so that a shard is locked once for many rows and its
 * dictionary stays in the processor's cache meanwhile.
 */
final class ShardWriter {

    private final List<ShardBuilder> shards;
    private final @Nullable RowBuffer[] waiting;
    private final boolean orders;

    ShardWriter(List<ShardBuilder> shards, boolean orders) {
        this.shards = shards;
        this.orders = orders;
        this.waiting = new RowBuffer[shards.size()];
    }

    /** Adds an accepted row. {@code position} orders rows as the source does. */
    void add(OrderRow row, long position) {
        long hash = ShardHash.of(row.customer(), 0, row.customerLength());
        int shard = ShardHash.shard(hash);
        RowBuffer buffer = waiting[shard];
        if (buffer == null) {
            buffer = new RowBuffer();
            waiting[shard] = buffer;
        }
        buffer.add(row, hash, orders ? row.order(position) : 0, position);
        if (buffer.full()) {
            shards.get(shard).take(buffer);
        }
    }

    /** Hands over what still waits. */
    void flush() {
        for (int shard = 0; shard < waiting.length; shard++) {
            RowBuffer buffer = waiting[shard];
            if (buffer != null && buffer.size() > 0) {
                shards.get(shard).take(buffer);
            }
        }
    }
}
