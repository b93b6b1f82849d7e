package dev.perennial.engine.model.clv;

import java.io.Serializable;

/** Order histories and spend of the customers of one shard, row by row the same customers. */
public record ClvInput(PurchaseData purchases, SpendData spend) implements Serializable {

    public ClvInput {
        if (purchases.size() != spend.size()) {
            throw new IllegalArgumentException("different numbers of customers");
        }
    }
}
