package dev.perennial.engine.history;

import java.time.LocalDate;

import dev.perennial.engine.orders.OrderLines;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryTest {

    private static final int AS_OF = day("2025-12-31");

    @Test
    void ordersOfOneDayAreOnePurchaseDay() {
        CustomerShard customers = customers(OrderLines.none().with("c", "2025-01-10", 10).with("c", "2025-01-10", 5)
                .with("c", "2025-02-10", 20));
        assertThat(customers.history().day()).containsExactly(day("2025-01-10"), day("2025-02-10"));
        assertThat(customers.history().amount()).containsExactly(150_000, 200_000);
        assertThat(customers.facts().orders()).containsExactly(3);
        assertThat(customers.facts().x()).containsExactly(1);
    }

    @Test
    void linesOfOneNumberAreOneOrder() {
        CustomerShard customers = customers(OrderLines.none().withNumbered("c", "A1", "2025-01-10", 10)
                .withNumbered("c", "A2", "2025-01-10", 1).withNumbered("c", "A1", "2025-01-10", 5));
        assertThat(customers.facts().orders()).containsExactly(2);
        assertThat(customers.history().amount()).containsExactly(160_000);
    }

    @Test
    void aRefundReducesItsOwnOrderWhereverItIsDated() {
        CustomerShard customers = customers(OrderLines.none().withNumbered("c", "A1", "2025-01-10", 100)
                .withNumbered("c", "A2", "2025-03-10", 50).withNumbered("c", "A1", "2025-04-10", -30));
        assertThat(customers.history().amount()).containsExactly(700_000, 500_000);
        assertThat(customers.facts().x()).containsExactly(1);
        assertThat(customers.facts().spend()).containsExactly(1_200_000);
    }

    @Test
    void aRefundOfNoKnownOrderReducesTheCustomersTotalOnly() {
        CustomerShard customers = customers(OrderLines.none().with("c", "2025-01-10", 100)
                .with("c", "2025-03-10", 50).with("c", "2025-04-10", -30));
        assertThat(customers.facts().orders()).containsExactly(2);
        assertThat(customers.facts().x()).containsExactly(1);
        assertThat(customers.facts().spend()).containsExactly(1_200_000);
        assertThat(customers.facts().spendMean()).containsExactly(50.0);
    }

    @Test
    void aCustomerWithRefundsOnlyIsNotACustomerYet() {
        CustomerShard customers = customers(
                OrderLines.none().with("only refunds", "2025-01-10", -5).with("c", "2025-01-10", 5));
        assertThat(customers.history().customerIds()).containsExactly("c");
        assertThat(customers.history().refundDay()).isEmpty();
    }

    @Test
    void anOrderOfZeroIsATransactionButHasNoSpend() {
        CustomerShard customers = customers(OrderLines.none().with("c", "2025-01-10", 10).with("c", "2025-02-10", 0)
                .with("c", "2025-03-10", 30));
        assertThat(customers.facts().x()).containsExactly(2);
        assertThat(customers.facts().spendDays()).containsExactly(1);
        assertThat(customers.facts().spendMean()).containsExactly(30.0);
    }

    @Test
    void linesAfterAsOfAreNotSeen() {
        CustomerShard customers = customers(OrderLines.none().with("c", "2025-01-10", 10).with("c", "2026-01-01", 10)
                .with("later", "2026-01-01", 10));
        assertThat(customers.facts().customerIds()).containsExactly("c");
        assertThat(customers.facts().tDays()).containsExactly(AS_OF - day("2025-01-10"));
        assertThat(customers.facts().txDays()).containsExactly(0);
    }

    @Test
    void theWindowBeginsTheSameDayMonthsEarlier() {
        CustomerShard customers = customers(OrderLines.none().with("c", "2024-12-31", 10).with("c", "2025-01-01", 20)
                .with("c", "2025-01-02", -3));
        assertThat(customers.facts().windowOrders()).containsExactly(1);
        assertThat(customers.facts().windowSpend()).containsExactly(170_000);
    }

    @Test
    void theHoldoutCountsPurchaseDaysAfterTheCutOnly() {
        OrderLines lines = OrderLines.none().with("c", "2025-12-01", 1).with("c", "2025-12-20", 1)
                .with("c", "2026-01-05", 7).with("c", "2026-01-05", 8).with("c", "2026-03-01", 9)
                .with("new", "2026-01-10", 1);
        CustomerShard known = customers(lines);
        OutcomeShard outcome = OutcomeShard.of(known.history(),
                HistoryShard.by(day("2026-01-31")).apply(lines.single()));
        assertThat(outcome.orders()).containsExactly(1);
        assertThat(outcome.spend()).containsExactly(15.0);
        assertThat(outcome.before()).containsExactly(1);
    }

    @Test
    void ordersWhoseKeysShareTheirUpperHalfStayApart() {
        var shard = new dev.perennial.engine.orders.OrderShard(new String[]{"c"}, new long[]{0}, new int[6],
                new int[]{1, 2, 1, 2, 1, 2}, new long[]{1, 2, 4, 8, 16, 32},
                new long[]{(7L << 32) | 5, (7L << 32) | 3, (7L << 32) | 5, (7L << 32) | 3, (7L << 32) | 5,
                        (7L << 32) | 3});
        HistoryShard history = HistoryShard.by(10).apply(shard);
        assertThat(history.amount()).containsExactly(21, 42);
        assertThat(history.orders()).containsExactly(1, 1);
    }

    private static CustomerShard customers(OrderLines lines) {
        return CustomerShard.by(AS_OF, 12).apply(lines.single());
    }

    private static int day(String text) {
        return (int) LocalDate.parse(text).toEpochDay();
    }
}
