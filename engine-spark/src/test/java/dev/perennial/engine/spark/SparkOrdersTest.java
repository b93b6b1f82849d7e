package dev.perennial.engine.spark;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import dev.perennial.engine.history.HistoryShard;
import dev.perennial.engine.orders.OrderLog;
import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.shard.Shards;
import dev.perennial.engine.value.ExchangeFolder;
import dev.perennial.engine.value.ValueSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SparkOrdersTest {

    @TempDir
    Path folder = Path.of("set by JUnit");

    @Test
    void shardsHoldTheSameCustomersInTheSameOrder() {
        OrderLog orders = Orders.company(500);
        List<OrderShard> read = throughSpark(orders);
        for (int s = 0; s < Shards.COUNT; s++) {
            OrderShard here = orders.shards().get(s);
            assertThat(read.get(s).customerIds()).containsExactly(here.customerIds());
            assertThat(read.get(s).appearance()).containsExactly(here.appearance());
            assertThat(lines(read.get(s))).isEqualTo(lines(here));
        }
    }

    @Test
    void aShardWithoutCustomersIsEmpty() {
        List<OrderShard> read = throughSpark(Orders.lines(List.of("张伟,2025-01-01,10", "张伟,2025-02-01,-3")));
        assertThat(read).hasSize(Shards.COUNT);
        assertThat(read.stream().mapToInt(OrderShard::customers).sum()).isOne();
        assertThat(read.stream().mapToInt(OrderShard::lines).sum()).isEqualTo(2);
        assertThat(read).noneMatch(OrderShard::hasOrderNumbers);
        assertThat(HistoryShard.by(Integer.MAX_VALUE).apply(read.getFirst()).customers()).isLessThan(2);
    }

    private List<OrderShard> throughSpark(OrderLog orders) {
        ExchangeFolder exchange = new ExchangeFolder(folder);
        exchange.ask(orders, ValueSettings.defaults());
        try (SparkShards.Kept kept = new SparkShards.Kept()) {
            return SparkOrders.read(Spark.SESSION, exchange.orders(), kept).map(shard -> shard);
        }
    }

    private static List<String> lines(OrderShard shard) {
        return IntStream.range(0, shard.lines()).mapToObj(i -> shard.customer()[i] + " " + shard.day()[i] + " "
                + shard.amount()[i] + " " + (shard.hasOrderNumbers() ? shard.order()[i] : 0)).sorted().toList();
    }
}
