package dev.perennial.engine.model.clv;

import java.io.Serializable;
import java.util.List;

import dev.perennial.engine.shard.Shards;

/** Order histories and spend of the customers of one shard, row by row the same customers. */
public record ClvInput(PurchaseData purchases, SpendData spend) implements Serializable {

    public ClvInput {
        if (purchases.size() != spend.size()) {
            throw new IllegalArgumentException("different numbers of customers");
        }
    }

    /** The customers of these rows. */
    public ClvInput only(int[] rows) {
        return new ClvInput(purchases.only(rows), spend.only(rows));
    }

    /** About {@code size} customers of all shards together, evenly spaced and the same every time. */
    static List<ClvInput> sample(Shards<ClvInput> shards, int size) {
        int each = Math.max(1, size / Shards.COUNT);
        return shards.map(shard -> shard.everyOther(Math.max(1, shard.purchases.size() / each)));
    }

    private ClvInput everyOther(int stride) {
        return new ClvInput(purchases.sample(stride), spend.sample(stride));
    }
}
