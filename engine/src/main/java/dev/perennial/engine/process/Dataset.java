package dev.perennial.engine.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.perennial.engine.orders.OrderFormat;
import dev.perennial.engine.orders.OrderLog;
import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.orders.ReadSummary;
import dev.perennial.engine.shard.Shards;

/**
 * The customers and orders of a program's database, as the numeric models read them.
 *
 * @param orders the order lines by shard; empty when there are none
 */
record Dataset(CustomerDirectory customers, Optional<OrderLog> orders) {

    /** Collects customers and lines, from wherever they come. */
    static final class Gathering {

        private final CustomerDirectory customers = new CustomerDirectory();
        private final List<LineColumns> shards = IntStream.range(0, Shards.COUNT).mapToObj(i -> new LineColumns())
                .toList();
        private long lines;
        private int first = Integer.MAX_VALUE;
        private int last = Integer.MIN_VALUE;

        void customer(long id, int since, String key) {
            customers.add(id, since, key);
        }

        /** A line of a customer who came before. */
        void line(long customer, int day, long amount) {
            int number = customers.number(customer);
            shards.get(customers.shard(number)).add(number, day, amount);
            lines++;
            first = Math.min(first, day);
            last = Math.max(last, day);
        }

        long lines() {
            return lines;
        }

        Dataset done() {
            if (lines == 0) {
                return new Dataset(customers, Optional.empty());
            }
            int[] place = new int[customers.size()];
            List<OrderShard> built = shards.parallelStream().map(shard -> shard.shard(customers, place)).toList();
            ReadSummary summary = new ReadSummary(lines, lines, Map.of(), Optional.empty(),
                    LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last),
                    new OrderFormat("database", "", "", "iso", Map.of()));
            return new Dataset(customers, Optional.of(new OrderLog(built, summary)));
        }
    }
}
