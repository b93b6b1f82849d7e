package dev.perennial.engine.shard;

import java.io.Serializable;
import java.util.List;

/**
 * The shards of one data set and the power to compute over them: threads of this process or tasks of a cluster.
 *
 * @param <S> what a shard holds
 */
public interface Shards<S> {

    int BITS = 6;

    /** Number of shards. Fixed, because partial sums are added in shard order. */
    int COUNT = 1 << BITS;

    /** Applies the step to every shard, in parallel, and returns the (small) answers in shard order. */
    <R extends Serializable> List<R> map(Step<S, R> step);

    /** The shards as seen through a step: computed where the shard lives and not brought here. */
    <R extends Serializable> Shards<R> derive(Step<S, R> step);

    /** A pure function of one shard. Serializable, since a cluster ships it to the data. */
    @FunctionalInterface
    interface Step<S, R> extends Serializable {
        R apply(S shard);
    }
}
