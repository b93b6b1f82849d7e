package dev.perennial.engine.shard;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/** Shards in the memory of this process, computed by the common pool's threads. */
public final class LocalShards<S> implements Shards<S> {

    private final List<S> shards;

    public LocalShards(List<S> shards) {
        if (shards.size() != COUNT) {
            throw new IllegalArgumentException("expected " + COUNT + " shards, got " + shards.size());
        }
        this.shards = List.copyOf(shards);
    }

    public List<S> all() {
        return shards;
    }

    @Override
    public <R extends Serializable> List<R> map(Step<S, R> step) {
        return IntStream.range(0, COUNT).parallel().mapToObj(i -> step.apply(shards.get(i))).toList();
    }

    @Override
    public <R extends Serializable> LocalShards<R> derive(Step<S, R> step) {
        return new LocalShards<>(map(step));
    }
}
