package dev.perennial.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import dev.perennial.engine.shard.Shards;
import org.junit.jupiter.api.Test;

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
        try (SparkShards.Kept kept = new SparkShards.Kept()) {
            SparkShards<Integer> shards = SparkShards.of(Spark.CONTEXT, NUMBERS, kept);
            shards.derive(n -> -n).map(n -> n);
            assertThat(shards.rdd().getStorageLevel().useMemory()).isTrue();
            kept.close();
            assertThat(shards.rdd().getStorageLevel().useMemory()).isFalse();
        }
    }
}
