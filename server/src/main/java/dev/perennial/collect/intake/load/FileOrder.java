package dev.perennial.collect.intake.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

import dev.perennial.collect.commerce.OrderIntake.Incoming;
import dev.perennial.collect.commerce.OrderIntake.Line;
import dev.perennial.collect.commerce.RateBook;
import dev.perennial.engine.files.OrderLine;

/**
 * An order as it stands in the file. It was placed with its earliest line that is not negative, for the sum of all its
 * lines; an order of nothing but negative lines is a refund on its own.
 *
 * @param lines where its rows stand in the file
 * @param mixed whether its rows are in several currencies, so that it cannot be taken
 */
record FileOrder(Incoming order, List<Long> lines, boolean mixed) {

    private static final Comparator<OrderLine> IN_FILE = Comparator.comparingLong(OrderLine::line);
    private static final int KEY_BYTES = 16;
    /** No shop begins its order numbers so. */
    private static final String MADE_UP = "~";

    /**
     * The orders of one customer, in the order of their keys. Rows without an order number are orders of their own, told
     * apart by time, amount and how often the file repeats them, so that a second import finds them.
     *
     * @param lines of one customer
     */
    static List<FileOrder> of(List<OrderLine> lines) {
        List<OrderLine> numbered = new ArrayList<>();
        List<OrderLine> alone = new ArrayList<>();
        lines.forEach(line -> (line.order() == null ? alone : numbered).add(line));
        List<FileOrder> orders = new ArrayList<>();
        numbered.sort(Comparator.comparing((OrderLine line) -> String.valueOf(line.order())).thenComparing(IN_FILE));
        for (int from = 0; from < numbered.size();) {
            String number = String.valueOf(numbered.get(from).order());
            int to = from + 1;
            while (to < numbered.size() && number.equals(numbered.get(to).order())) {
                to++;
            }
            orders.add(order(number, numbered.subList(from, to)));
            from = to;
        }
        addAlone(alone, orders);
        orders.sort(Comparator.comparing(order -> order.order().key()));
        return orders;
    }

    private static void addAlone(List<OrderLine> alone, List<FileOrder> orders) {
        alone.sort(Comparator.comparingLong(OrderLine::epochSecond).thenComparingLong(OrderLine::amount)
                .thenComparing(IN_FILE));
        int repeated = 0;
        for (int i = 0; i < alone.size(); i++) {
            OrderLine line = alone.get(i);
            boolean same = i > 0 && alone.get(i - 1).epochSecond() == line.epochSecond()
                    && alone.get(i - 1).amount() == line.amount();
            repeated = same ? repeated + 1 : 1;
            orders.add(order(madeUp(line, repeated), List.of(line)));
        }
    }

    private static String madeUp(OrderLine line, int repeated) {
        String what = line.customer() + '\0' + line.epochSecond() + '\0' + line.amount() + '\0' + repeated;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            return MADE_UP + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, KEY_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FileOrder order(String key, List<OrderLine> lines) {
        OrderLine placed = lines.getFirst();
        long amount = 0;
        boolean saysMore = lines.size() > 1;
        boolean mixed = false;
        for (OrderLine line : lines) {
            amount = Math.addExact(amount, line.amount());
            saysMore |= line.product() != null || line.quantity() != null;
            mixed |= !line.currency().equals(placed.currency());
            boolean nonNegative = line.amount() >= 0;
            boolean better = nonNegative == placed.amount() >= 0
                    ? line.epochSecond() < placed.epochSecond()
                    : nonNegative;
            placed = better ? line : placed;
        }
        List<Line> details = saysMore
                ? lines.stream().map(line -> new Line(line.product(), line.quantity(), line.amount())).toList()
                : List.of();
        return new FileOrder(
                new Incoming(key, placed.epochSecond(), placed.day(), amount, placed.currency(),
                        placed.rate() == 0 ? amount : RateBook.converted(amount, placed.rate()), placed.amount() < 0,
                        placed.status(), placed.channel(), details),
                lines.stream().map(OrderLine::line).toList(), mixed);
    }

    /** Rows that the order takes in the database, at most. */
    int weight() {
        return 2 + (order.lines() == null ? 0 : order.lines().size());
    }
}
