package dev.perennial.engine.orders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import dev.perennial.engine.shard.ShardHash;
import dev.perennial.engine.shard.Shards;

/** Object mother: order lines written down in a test, as the reader would have made them. */
public final class OrderLines {

    private record Line(String customer, int day, long amount, long order) {
    }

    private final List<Line> lines = new ArrayList<>();
    private boolean numbered;

    public static OrderLines none() {
        return new OrderLines();
    }

    public OrderLines with(String customer, String day, double amount) {
        return with(customer, LocalDate.parse(day), amount);
    }

    public OrderLines with(String customer, LocalDate day, double amount) {
        lines.add(new Line(customer, (int) day.toEpochDay(), Math.round(amount * OrderShard.AMOUNT_SCALE), 0));
        return this;
    }

    public OrderLines withNumbered(String customer, String order, String day, double amount) {
        numbered = true;
        lines.add(new Line(customer, (int) LocalDate.parse(day).toEpochDay(),
                Math.round(amount * OrderShard.AMOUNT_SCALE), ShardHash.of(order)));
        return this;
    }

    public List<OrderShard> shards() {
        return IntStream.range(0, Shards.COUNT).mapToObj(this::shard).toList();
    }

    /** All lines as if they lay in one shard, whatever the customers' hashes. */
    public OrderShard single() {
        return shard(lines);
    }

    private OrderShard shard(int number) {
        return shard(lines.stream().filter(l -> ShardHash.shard(ShardHash.of(l.customer())) == number).toList());
    }

    private OrderShard shard(List<Line> chosen) {
        List<String> ids = chosen.stream().map(Line::customer).distinct()
                .sorted(Comparator.comparingLong(ShardHash::of)).toList();
        return new OrderShard(ids.toArray(String[]::new),
                ids.stream().mapToLong(id -> IntStream.range(0, lines.size())
                        .filter(i -> lines.get(i).customer().equals(id)).findFirst().orElseThrow()).toArray(),
                chosen.stream().mapToInt(l -> ids.indexOf(l.customer())).toArray(),
                chosen.stream().mapToInt(Line::day).toArray(), chosen.stream().mapToLong(Line::amount).toArray(),
                numbered ? chosen.stream().mapToLong(Line::order).toArray() : new long[0]);
    }
}
