package dev.perennial.collect.intake.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.perennial.collect.intake.ImportRequest.Existing;
import dev.perennial.engine.files.OrderLine;
import org.jspecify.annotations.Nullable;

/** Loads orders. */
final class OrderLoad implements ChunkLoad<OrderLine> {

    /** Rows that a customer takes: profile, identity, list. */
    private static final int CUSTOMER_ROWS = 3;

    private final OrderChunk.Tables tables;
    private final long importId;
    private final String source;
    private final Existing existing;
    private final OrderChunk.Mapped mapped;

    OrderLoad(OrderChunk.Tables tables, long importId, String source, Existing existing, OrderChunk.Mapped mapped) {
        this.tables = tables;
        this.importId = importId;
        this.source = source;
        this.existing = existing;
        this.mapped = mapped;
    }

    /** Some orders of one customer. */
    record CustomerOrders(String key, @Nullable String name, List<FileOrder> orders) {
    }

    @Override
    public List<Chunk> chunks(List<OrderLine> lines) {
        Map<String, List<OrderLine>> byCustomer = new TreeMap<>();
        lines.forEach(line -> byCustomer.computeIfAbsent(line.customer(), _ -> new ArrayList<>()).add(line));
        List<Chunk> chunks = new ArrayList<>();
        List<CustomerOrders> chunk = new ArrayList<>();
        int weight = 0;
        for (Map.Entry<String, List<OrderLine>> customer : byCustomer.entrySet()) {
            String name = name(customer.getValue());
            List<FileOrder> some = new ArrayList<>();
            weight += CUSTOMER_ROWS;
            for (FileOrder order : FileOrder.of(customer.getValue())) {
                if (weight + order.weight() > MOST_ROWS) {
                    add(chunk, customer.getKey(), name, some);
                    chunks.add(chunk(chunk));
                    chunk = new ArrayList<>();
                    some = new ArrayList<>();
                    weight = CUSTOMER_ROWS;
                }
                some.add(order);
                weight += order.weight();
            }
            add(chunk, customer.getKey(), name, some);
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk(chunk));
        }
        return chunks;
    }

    private static void add(List<CustomerOrders> chunk, String key, @Nullable String name, List<FileOrder> orders) {
        if (!orders.isEmpty()) {
            chunk.add(new CustomerOrders(key, name, orders));
        }
    }

    private Chunk chunk(List<CustomerOrders> customers) {
        List<CustomerOrders> fixed = List.copyOf(customers);
        tables.orders().prepare(source,
                fixed.stream().flatMap(one -> one.orders().stream()).map(FileOrder::order).toList());
        return () -> new OrderChunk(tables, importId, source, existing, mapped).load(fixed);
    }

    /** The name that the last row with one gives. */
    private static @Nullable String name(List<OrderLine> lines) {
        String name = null;
        for (OrderLine line : lines) {
            name = line.customerName() == null ? name : line.customerName();
        }
        return name;
    }
}
