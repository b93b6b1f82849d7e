package dev.perennial.engine.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import dev.perennial.engine.shard.Shards;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/**
 * Shards in the memory of a cluster. Whatever the number of partitions, answers come back in shard order, so sums over
 * them have the same digits as on one machine.
 */
public final class SparkShards<S> implements Shards<S> {

    /** More partitions than cores even out the work; fewer than shards save the cost of starting tasks. */
    private static final int PARTITIONS_PER_CORE = 2;

    private final JavaRDD<Numbered<S>> shards;
    private final Kept kept;

    /** A shard and its number. */
    record Numbered<S>(int number, S shard) implements Serializable {
    }

    /** Everything held in the cluster's memory for one run. Close it to let go of all of it. */
    static final class Kept implements AutoCloseable {

        private final List<JavaRDD<?>> all = new ArrayList<>();

        private <T> JavaRDD<T> keep(JavaRDD<T> rdd) {
            JavaRDD<T> persisted = rdd.persist(StorageLevel.MEMORY_AND_DISK());
            all.add(persisted);
            return persisted;
        }

        @Override
        public void close() {
            all.forEach(rdd -> rdd.unpersist(false));
            all.clear();
        }
    }

    /** Shards that an RDD computes: each number 0 … {@link Shards#COUNT} − 1 exactly once. */
    SparkShards(JavaRDD<Numbered<S>> shards, Kept kept) {
        this.shards = kept.keep(shards);
        this.kept = kept;
    }

    /** Shards of this process, sent to the cluster. */
    static <S> SparkShards<S> of(JavaSparkContext spark, List<S> shards, Kept kept) {
        List<Numbered<S>> numbered = IntStream.range(0, COUNT).mapToObj(i -> new Numbered<>(i, shards.get(i))).toList();
        return new SparkShards<>(spark.parallelize(numbered, partitions(spark)), kept);
    }

    /** How many partitions hold the shards of this cluster. */
    static int partitions(JavaSparkContext spark) {
        return Math.min(COUNT, PARTITIONS_PER_CORE * spark.defaultParallelism());
    }

    @Override
    public <R extends Serializable> List<R> map(Step<S, R> step) {
        List<Numbered<R>> answers = new ArrayList<>(shards.map(s -> apply(step, s)).collect());
        if (answers.size() != COUNT) {
            throw new IllegalStateException("expected " + COUNT + " shards, got " + answers.size());
        }
        answers.sort(Comparator.comparingInt(Numbered::number));
        return answers.stream().map(Numbered::shard).toList();
    }

    @Override
    public <R extends Serializable> SparkShards<R> derive(Step<S, R> step) {
        return new SparkShards<>(shards.map(s -> apply(step, s)), kept);
    }

    /** The shards where they are, for steps that make rows of them. */
    JavaRDD<Numbered<S>> rdd() {
        return shards;
    }

    private static <S, R> Numbered<R> apply(Step<S, R> step, Numbered<S> shard) {
        return new Numbered<>(shard.number(), step.apply(shard.shard()));
    }
}
