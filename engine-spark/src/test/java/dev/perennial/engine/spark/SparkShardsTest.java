package dev.perennial.engine.spark;

import java.util.List;
import java.util.stream.IntStream;

import dev.perennial.engine.shard.Shards;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SparkShardsTest {

    private static final List<Integer> NUMBERS = IntStream.range(0, Shards.COUNT).boxed().toList();

    @Test
    void answersComeInShardOrder() {
        try (SparkShards.Kept kept = new SparkShards.Kept()) {
            SparkShards<Integer> shards = SparkShards.of(Spark.CONTEXT, NUMBERS, kept);
            assertThat(shards.derive(n -> 10 * n).map(n -> n + 1)).isEqualTo(
                    NUMBERS.stream().map(n -> 10 * n + 1).toList());
        }
    }

    @Test
    void nothingIsKeptAfterARun() {
        SparkShards<Integer> derived = derivedInARun();
        assertThat(derived.rdd().getStorageLevel().useMemory()).isFalse();
    }

    private static SparkShards<Integer> derivedInARun() {
        try (SparkShards.Kept kept = new SparkShards.Kept()) {
            SparkShards<Integer> derived = SparkShards.of(Spark.CONTEXT, NUMBERS, kept).derive(n -> -n);
            assertThat(derived.rdd().getStorageLevel().useMemory()).isTrue();
            return derived;
        }
    }
}
