package dev.perennial.demo;

import java.util.ArrayList;
import java.util.List;

/** Finds products for an amount: lines at or below list price that sum exactly to it. */
final class Baskets {

    /** Amounts are not split into parts below this, 1/100 of the currency unit. */
    private static final long SMALLEST_PART = 40_00;

    private static final int CHOICE = 4;
    private static final double MORE = 0.55;
    private static final int MOST_LINES = 5;

    private final Catalogue catalogue;

    Baskets(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Lines that sum to {@code amount}, 1/100 of the currency unit, positive. */
    List<OrderLine> fill(long amount, RandomStream stream) {
        List<OrderLine> lines = new ArrayList<>();
        long left = amount;
        while (lines.size() < MOST_LINES - 1 && left >= 2 * SMALLEST_PART && stream.chance(MORE)) {
            long part = Math.max(SMALLEST_PART, (long) (left * (0.15 + 0.6 * stream.uniform())));
            lines.add(line(part, stream));
            left -= part;
        }
        lines.add(line(left, stream));
        return lines;
    }

    private OrderLine line(long amount, RandomStream stream) {
        int quantity = stream.chance(0.25) && amount >= SMALLEST_PART ? 2 + stream.below(3) : 1;
        long each = ceilingDivide(amount, quantity);
        int needed = (int) Math.max(quantity, ceilingDivide(amount, catalogue.dearest().listPrice()));
        if (needed > quantity) {
            return new OrderLine(catalogue.dearest(), needed, amount);
        }
        int cheapest = catalogue.atLeast(each);
        int position = Math.min(cheapest + stream.below(CHOICE), catalogue.products().size() - 1);
        return new OrderLine(catalogue.products().get(position), quantity, amount);
    }

    private static long ceilingDivide(long amount, long by) {
        return Math.ceilDiv(amount, by);
    }
}
