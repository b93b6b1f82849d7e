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

    /** As {@link #derive}, but worked out anew whenever it is asked: nothing is kept. */
    default <R extends Serializable> Shards<R> seen(Step<S, R> step) {
        Shards<S> source = this;
        return new Shards<>() {
            @Override
            public <T extends Serializable> List<T> map(Step<R, T> next) {
                return source.map(shard -> next.apply(step.apply(shard)));
            }

            @Override
            public <T extends Serializable> Shards<T> derive(Step<R, T> next) {
                return source.derive(shard -> next.apply(step.apply(shard)));
            }
        };
    }

    /** A pure function of one shard. Serializable, since a cluster ships it to the data. */
    @FunctionalInterface
    interface Step<S, R> extends Serializable {
        R apply(S shard);
    }
}
