package dev.perennial.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DemoCompanyTest {

    private static final DemoCompany COMPANY = DemoCompany.standard();
    private static final List<CustomerHistory> FIRST_5000 = LongStream.rangeClosed(1, 5_000)
            .mapToObj(COMPANY::history).toList();

    @Test
    void theFirstThousandCustomersAreTheSameForEver() {
        assertThat(digest(1_000)).isEqualTo("8e9bc35ed66420aa5748a77f967a8e1d5640b6e47dfcf8b626e83c50ede740f5");
    }

    @Test
    void untilAnotherDayTheHistoryIsAsLongAndHasTheSameCustomers() {
        DemoCompany later = COMPANY.until(COMPANY.end().plusDays(146));
        assertThat(later.start()).isEqualTo(COMPANY.start().plusDays(146));
        assertThat(later.customer(7)).isEqualTo(COMPANY.customer(7));
        LocalDate last = LongStream.rangeClosed(1, 5_000).mapToObj(later::history)
                .flatMap(history -> history.orders().stream()).map(order -> order.time().toLocalDate())
                .max(LocalDate::compareTo).orElseThrow();
        assertThat(last).isBetween(later.end().minusDays(1), later.end());
    }

    @Test
    void anotherSeedIsAnotherCompany() {
        assertThat(COMPANY.withSeed(1).history(1)).isNotEqualTo(COMPANY.history(1));
    }

    @Test
    void aCustomerIsTheSameInWhateverOrderAndThreadTheyAreMade() {
        var backwards = LongStream.rangeClosed(1, 500).map(i -> 501 - i).parallel().mapToObj(COMPANY::history)
                .collect(Collectors.toMap(h -> h.customer().number(), h -> h));
        for (int i = 0; i < 500; i++) {
            assertThat(backwards.get(i + 1L)).isEqualTo(FIRST_5000.get(i));
        }
    }

    @Test
    void aLargerCompanyHasTheSameFirstCustomers() {
        assertThat(COMPANY.withCustomers(100_000_000).history(77)).isEqualTo(COMPANY.history(77));
    }

    @Test
    void theLinesOfAnOrderSumToTheAmountDrawn() {
        for (CustomerHistory history : FIRST_5000) {
            double[] drawn = COMPANY.simulation().amounts(history.customer().number(), history.orders().size());
            for (int i = 0; i < drawn.length; i++) {
                assertThat(history.orders().get(i).amount() / 100.0).isCloseTo(drawn[i], within(0.0051));
            }
        }
    }

    @Test
    void nothingIsSoldAboveListPriceOrForNothing() {
        assertThat(FIRST_5000).flatMap(CustomerHistory::orders).flatMap(DemoOrder::lines)
                .allMatch(line -> line.discount() >= 0 && line.amount() > 0 && line.quantity() > 0);
    }

    @Test
    void aRefundFollowsItsOrderAndNeverExceedsIt() {
        for (CustomerHistory history : FIRST_5000) {
            for (DemoRefund refund : history.refunds()) {
                assertThat(history.orders()).contains(refund.order());
                assertThat(refund.time().toLocalDate()).isAfter(refund.order().time().toLocalDate())
                        .isBeforeOrEqualTo(COMPANY.end());
                assertThat(-refund.amount()).isBetween(1L, refund.order().amount());
            }
        }
    }

    @Test
    void aboutThreeInAHundredOrdersAreRefundedSomeOfThemInPart() {
        double orders = FIRST_5000.stream().mapToInt(h -> h.orders().size()).sum();
        var refunds = FIRST_5000.stream().flatMap(h -> h.refunds().stream()).toList();
        assertThat(refunds.size() / orders).isBetween(0.025, 0.035);
        assertThat(refunds).anyMatch(refund -> -refund.amount() < refund.order().amount());
    }

    @Test
    void everyOrderLiesInTheCompanysLifeAndAscendsInTime() {
        for (CustomerHistory history : FIRST_5000) {
            assertThat(history.orders()).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
            assertThat(history.orders().getFirst().time().toLocalDate()).isAfterOrEqualTo(COMPANY.start());
            assertThat(history.orders().getLast().time().toLocalDate()).isBeforeOrEqualTo(COMPANY.end());
        }
    }

    @Test
    void theCompanyLooksLikeAFurnisher() {
        double orders = FIRST_5000.stream().mapToInt(h -> h.orders().size()).sum();
        double money = FIRST_5000.stream().flatMap(h -> h.orders().stream()).mapToLong(DemoOrder::amount).sum() / 100.0;
        assertThat(orders / FIRST_5000.size()).isBetween(3.5, 5.0);
        assertThat(money / orders).isBetween(950.0, 1250.0);
        long cost = FIRST_5000.stream().flatMap(h -> h.orders().stream()).flatMap(o -> o.lines().stream())
                .mapToLong(line -> line.product().unitCost() * line.quantity()).sum();
        assertThat(1 - cost / 100.0 / money).isBetween(0.35, 0.55);
    }

    @Test
    void fourInFiveCustomersHaveChineseNames() {
        double chinese = FIRST_5000.stream().filter(h -> h.customer().language().equals(Locale.CHINESE))
                .filter(h -> h.customer().name().codePoints().allMatch(Character::isIdeographic)).count();
        assertThat(chinese / FIRST_5000.size()).isCloseTo(0.8, within(0.02));
    }

    @Test
    void doubleElevenIsLoudAndTheSpringFestivalQuiet() {
        double usual = ordersADay(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 4, 30));
        assertThat(ordersADay(LocalDate.of(2025, 11, 10), LocalDate.of(2025, 11, 11))).isGreaterThan(2 * usual);
        assertThat(ordersADay(LocalDate.of(2025, 6, 16), LocalDate.of(2025, 6, 18))).isGreaterThan(1.6 * usual);
        assertThat(ordersADay(LocalDate.of(2025, 1, 24), LocalDate.of(2025, 2, 5))).isLessThan(0.7 * usual);
    }

    @Test
    void seasonMovesOrdersAndHardlyChangesTheirNumber() {
        DemoCompany even = COMPANY.withSeasonal(false);
        double seasonal = FIRST_5000.stream().mapToInt(h -> h.orders().size()).sum();
        double flat = LongStream.rangeClosed(1, 5_000).map(i -> even.history(i).orders().size()).sum();
        assertThat(flat).isCloseTo(seasonal, within(0.02 * seasonal));
    }

    private static double ordersADay(LocalDate first, LocalDate last) {
        long orders = FIRST_5000.stream().flatMap(h -> h.orders().stream()).map(o -> o.time().toLocalDate())
                .filter(day -> !day.isBefore(first) && !day.isAfter(last)).count();
        return orders / (double) (last.toEpochDay() - first.toEpochDay() + 1);
    }

    private static String digest(int customers) {
        Rows rows = new Rows();
        FIRST_5000.stream().limit(customers).forEach(history -> {
            rows.text(history.customer().name()).end();
            OrderFile.add(history, Locale.CHINESE, rows);
            history.orders().forEach(order -> rows.text(order.time().toString()).end());
        });
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(rows.toBytes());
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(Rows rows) {
        return new String(rows.toBytes(), StandardCharsets.UTF_8);
    }
}
