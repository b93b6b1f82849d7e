package dev.perennial.engine.orders;

import java.util.Arrays;

import dev.perennial.engine.shard.ShardHash;
import org.jspecify.annotations.Nullable;

/**
 * One row while it is read: fields go in as they come, the verdict comes out. Used again for every row, and not for
 * several threads at once.
 */
final class OrderRow {

    private final DateReader dates;
    private final AmountReader amounts;
    private final AmountReader quantities;
    private final AmountReader prices;
    private final boolean product;

    private char[] customer = new char[64];
    private int customerLength;
    private Reading date = Reading.BAD;
    private Reading amount = Reading.BAD;
    private Reading quantity = Reading.BAD;
    private Reading price = Reading.BAD;
    private boolean refunded;
    private boolean cancelled;
    private long order;
    private char[] lastStatus = new char[0];
    private boolean lastRefunded;
    private boolean lastCancelled;
    private boolean open;

    /** @param product whether the amount is quantity × price */
    OrderRow(OrderConventions conventions, boolean product) {
        this.dates = conventions.dates();
        this.amounts = conventions.amounts();
        this.quantities = conventions.amounts();
        this.prices = conventions.amounts();
        this.product = product;
    }

    void begin() {
        customerLength = 0;
        date = Reading.BAD;
        amount = Reading.BAD;
        quantity = Reading.BAD;
        price = Reading.BAD;
        refunded = false;
        cancelled = false;
        order = 0;
        open = false;
    }

    void field(OrderColumn role, char[] buffer, int offset, int length) {
        int from = offset;
        int to = offset + length;
        while (from < to && isBlank(buffer[from])) {
            from++;
        }
        while (to > from && isBlank(buffer[to - 1])) {
            to--;
        }
        int size = to - from;
        switch (role) {
            case CUSTOMER -> customer(buffer, from, size);
            case DATE -> date = dates.read(buffer, from, size);
            case AMOUNT -> amount = amounts.read(buffer, from, size);
            case QUANTITY -> quantity = quantities.read(buffer, from, size);
            case PRICE -> price = prices.read(buffer, from, size);
            case ORDER -> order = size == 0 ? 0 : key(ShardHash.of(buffer, from, size));
            case STATUS -> status(buffer, from, size);
        }
    }

    static boolean isBlank(char c) {
        return CellText.isBlank(c);
    }

    private static long key(long hash) {
        return hash == 0 ? 1 : hash;
    }

    private void customer(char[] buffer, int offset, int length) {
        if (length > customer.length) {
            customer = new char[Math.max(length, customer.length * 2)];
        }
        for (int i = 0; i < length; i++) {
            customer[i] = buffer[offset + i];
        }
        customerLength = length <= 4 && CellText.isNobody(new String(buffer, offset, length)) ? 0 : length;
    }

    private void status(char[] buffer, int offset, int length) {
        if (!Arrays.equals(lastStatus, 0, lastStatus.length, buffer, offset, offset + length)) {
            lastStatus = Arrays.copyOfRange(buffer, offset, offset + length);
            OrderStatus status = OrderStatus.of(new String(lastStatus));
            lastRefunded = status == OrderStatus.REFUNDED;
            lastCancelled = status == OrderStatus.CANCELLED;
        }
        refunded = lastRefunded;
        cancelled = lastCancelled;
    }

    /** Takes the date as a database gives it. */
    void date(Reading reading) {
        date = reading;
    }

    DateReader dates() {
        return dates;
    }

    AmountReader numbers(OrderColumn role) {
        return role == OrderColumn.QUANTITY ? quantities : role == OrderColumn.PRICE ? prices : amounts;
    }

    /** Takes a number as a database gives it, just read by {@link #numbers}. */
    void number(OrderColumn role, Reading reading) {
        switch (role) {
            case QUANTITY -> quantity = reading;
            case PRICE -> price = reading;
            default -> amount = reading;
        }
    }

    /**
     * Why the row is rejected, or null when it is an order line. When {@link #open()} holds afterwards the verdict is
     * not to be used: a convention of the file must be settled first.
     */
    @Nullable
    RejectReason judge() {
        if (customerLength == 0) {
            return RejectReason.NO_CUSTOMER;
        }
        if (cancelled) {
            return RejectReason.CANCELLED;
        }
        Reading money = product ? product() : amount;
        open = date == Reading.OPEN || (date == Reading.READ && money == Reading.OPEN);
        return switch (date) {
            case BAD, OPEN -> RejectReason.BAD_DATE;
            case FUTURE -> RejectReason.FUTURE_DATE;
            case READ -> money == Reading.READ ? nothingLeft() : RejectReason.BAD_AMOUNT;
        };
    }

    /** A refunded row of amount 0 is what is left of an order given back in full: it is no order, and refunds nothing. */
    @Nullable
    private RejectReason nothingLeft() {
        return refunded && amounts.value() == 0 ? RejectReason.CANCELLED : null;
    }

    private Reading product() {
        if (quantity == Reading.READ && price == Reading.READ) {
            return amounts.product(quantities, prices);
        }
        return quantity == Reading.OPEN || price == Reading.OPEN ? Reading.OPEN : Reading.BAD;
    }

    boolean open() {
        return open;
    }

    char[] customer() {
        return customer;
    }

    int customerLength() {
        return customerLength;
    }

    int day() {
        return dates.day();
    }

    long amount() {
        long value = amounts.value();
        return refunded ? -Math.abs(value) : value;
    }

    /** Key of the order number, never 0; a row without one is an order of its own, told apart by its position. */
    long order(long position) {
        return order == 0 ? key(ShardHash.of("\0" + position)) : order;
    }
}
