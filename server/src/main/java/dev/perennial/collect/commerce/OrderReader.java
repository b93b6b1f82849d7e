package dev.perennial.collect.commerce;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import dev.perennial.collect.commerce.OrderDraft.Product;
import dev.perennial.collect.commerce.OrderRow.Content;
import dev.perennial.collect.commerce.OrderRow.Line;
import dev.perennial.collect.commerce.OrderRow.Payment;
import dev.perennial.collect.commerce.OrderTold.LineTold;
import dev.perennial.collect.commerce.OrderTold.PaymentTold;
import dev.perennial.collect.customer.CustomerReference;
import dev.perennial.collect.product.Products;
import dev.perennial.platform.kernel.ItemCheck;
import org.jspecify.annotations.Nullable;

/** Checks orders as they are told. */
final class OrderReader {

    /** No system begins its order numbers so. */
    static final String MADE_UP = "~";

    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_WORD = 50;
    private static final int MOST_LINES = 1_000;
    private static final long ONE = 10_000;
    /** What the columns hold, in 1/10,000. */
    private static final long LARGEST = 999_999_999_999_999_999L;

    private final String source;
    private final ZoneId zone;
    private final String currency;
    private final RateBook rates;

    /**
     * For a batch.
     *
     * @param source name of the key space
     * @param currency the base currency
     * @param rates of other currencies
     */
    OrderReader(String source, ZoneId zone, String currency, RateBook rates) {
        this.source = source;
        this.zone = zone;
        this.currency = currency;
        this.rates = rates;
    }

    ItemCheck check(String pointer) {
        return new ItemCheck(pointer, zone);
    }

    /** Reads an order; what is wrong is in the check then. */
    OrderDraft read(int index, OrderTold told, String key, ItemCheck check) {
        Instant placedAt = check.instant("/placedAt", told.placedAt());
        Instant changedAt = check.optionalInstant("/updatedAt", told.updatedAt());
        List<Product> products = new ArrayList<>();
        List<Line> lines = lines(told.lines() == null ? List.of() : told.lines(), products, check);
        long amount = amount(told.amount(), lines, check);
        String refundOf = null;
        Integer refundLine = null;
        if (told.refundOf() != null) {
            refundOf = check.required("/refundOf/key", told.refundOf().key(), LONGEST_KEY);
            refundLine = told.refundOf().line();
            if (refundLine != null && refundLine < 1) {
                check.add("/refundOf/line", CommerceProblem.LINE_NUMBER);
            }
            if (amount > 0) {
                check.add("/amount", CommerceProblem.REFUND_ABOVE_ZERO);
            }
        }
        int day = check.day(placedAt);
        String paidIn = told.currency() == null ? currency : told.currency();
        long base = paidIn.equals(currency) ? amount : converted(amount, paidIn, day, check);
        Content content = new Content(ItemCheck.micros(placedAt), day, amount, paidIn, base,
                refundOf != null || amount < 0, check.text("/status", told.status(), LONGEST_WORD),
                check.text("/channel", told.channel(), LONGEST_WORD), refundOf, refundLine, lines,
                payments(told.payments() == null ? List.of() : told.payments(), placedAt, check));
        CustomerReference customer = CustomerReference.read(told.customer(), told.customerId(), source, check);
        return new OrderDraft(index, key, customer, content, products,
                changedAt == null ? null : Long.valueOf(ItemCheck.micros(changedAt)),
                OrderDigest.of(customer, content));
    }

    private long converted(long amount, String paidIn, int day, ItemCheck check) {
        if (!ExchangeRates.isCurrency(paidIn)) {
            check.add("/currency", CommerceProblem.CURRENCY_UNKNOWN, paidIn);
            return 0;
        }
        long rate = rates.on(paidIn, day);
        if (rate == 0 && check.failed() && day == 0) {
            // The day is not known either, and that has been told.
            return 0;
        }
        if (rate == 0) {
            check.add("/currency", CommerceProblem.NO_RATE, paidIn, currency, LocalDate.ofEpochDay(day).toString());
            return 0;
        }
        try {
            long base = RateBook.converted(amount, rate);
            if (Math.abs(base) <= LARGEST) {
                return base;
            }
        } catch (ArithmeticException e) {
            // told below
        }
        check.add("/amount", CommerceProblem.BASE_TOO_LARGE);
        return 0;
    }

    /** The order's key as told. */
    String key(@Nullable String told, ItemCheck check) {
        String key = check.required("/key", told, LONGEST_KEY);
        if (key.startsWith(MADE_UP)) {
            check.add("/key", CommerceProblem.KEY_RESERVED);
        }
        return key;
    }

    private static long amount(@Nullable BigDecimal told, List<Line> lines, ItemCheck check) {
        if (told != null) {
            return check.number("/amount", told);
        }
        if (lines.isEmpty()) {
            check.add("/amount", CommerceProblem.AMOUNT_OR_LINES);
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Line line : lines) {
            sum = sum.add(BigDecimal.valueOf(line.amount(), ItemCheck.SCALE));
        }
        return check.number("/lines", sum);
    }

    private static List<Line> lines(List<LineTold> told, List<Product> products, ItemCheck check) {
        if (told.size() > MOST_LINES) {
            check.add("/lines", CommerceProblem.TOO_MANY_LINES, MOST_LINES);
            return List.of();
        }
        List<Line> lines = new ArrayList<>(told.size());
        for (int i = 0; i < told.size(); i++) {
            LineTold line = told.get(i);
            String at = "/lines/" + i;
            String product = check.required(at + "/product", line.product(), Products.LONGEST_NAME);
            String name = check.text(at + "/name", line.name(), Products.LONGEST_NAME);
            long quantity = line.quantity() == null ? ONE : check.number(at + "/quantity", line.quantity());
            Long price = check.optionalNumber(at + "/price", line.price());
            long amount = 0;
            if (line.amount() != null) {
                amount = check.number(at + "/amount", line.amount());
            } else if (price == null) {
                check.add(at, CommerceProblem.PRICE_OR_AMOUNT);
            } else {
                amount = check.times(at + "/price", price, quantity);
            }
            products.add(new Product(product, name == null ? product : name));
            lines.add(new Line(product, null, quantity, price, amount, null));
        }
        return lines;
    }

    private static List<Payment> payments(List<PaymentTold> told, Instant placedAt, ItemCheck check) {
        if (told.size() > MOST_LINES) {
            check.add("/payments", CommerceProblem.TOO_MANY_LINES, MOST_LINES);
            return List.of();
        }
        List<Payment> payments = new ArrayList<>(told.size());
        for (int i = 0; i < told.size(); i++) {
            PaymentTold payment = told.get(i);
            String at = "/payments/" + i;
            Instant paidAt = check.optionalInstant(at + "/paidAt", payment.paidAt());
            payments.add(new Payment(check.text(at + "/key", payment.key(), LONGEST_KEY),
                    check.required(at + "/method", payment.method(), LONGEST_WORD),
                    check.number(at + "/amount", payment.amount()),
                    ItemCheck.micros(paidAt == null ? placedAt : paidAt)));
        }
        return payments;
    }
}
