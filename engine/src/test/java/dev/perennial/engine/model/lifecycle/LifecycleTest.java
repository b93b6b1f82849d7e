package dev.perennial.engine.model.lifecycle;

import java.time.LocalDate;
import java.util.Random;
import java.util.stream.Stream;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.history.PerPopulation;
import dev.perennial.engine.model.clv.BgNbd;
import dev.perennial.engine.model.clv.MbgCnbd;
import dev.perennial.engine.model.clv.MbgNbd;
import dev.perennial.engine.model.clv.Nbd;
import dev.perennial.engine.model.clv.ParetoNbd;
import dev.perennial.engine.model.clv.PurchaseModel;
import dev.perennial.engine.orders.OrderLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class LifecycleTest {

    private static final LocalDate AS_OF = LocalDate.parse("2025-12-31");
    private static final PurchaseModel MODEL = new BgNbd(0.6, 8, 0.5, 3.5);
    /** The CDNOW sample's published parameters, in weeks. */
    private static final PurchaseModel CDNOW = new BgNbd(0.243, 4.414, 0.793, 2.426);

    @Test
    void oneOrderIsNew() {
        assertThat(stage(orders(100, 30))).isEqualTo("new one-order");
    }

    @Test
    void twoOrdersOnOneDayAreStillNew() {
        assertThat(stage(OrderLines.none().with("c", AS_OF.minusDays(9), 10).with("c", AS_OF.minusDays(9), 20)))
                .isEqualTo("new one-order");
    }

    @Test
    void aSecondOrderIsGrowth() {
        assertThat(stage(orders(100, 60, 20))).isEqualTo("growing finding-rhythm");
    }

    @Test
    void regularOrdersAreMature() {
        assertThat(stage(orders(100, 310, 280, 251, 219, 190, 160, 131, 98, 70, 41, 10)))
                .isEqualTo("mature regular-rhythm");
    }

    @Test
    void manyOrdersInOneBurstAreNotYetMature() {
        assertThat(stage(orders(100, 210, 209, 208, 207, 206, 205, 30))).isEqualTo("growing finding-rhythm");
    }

    @Test
    void latenessAloneIsNotDecline() {
        assertThat(stage(orders(100, 500, 470, 440, 410, 380, 350, 320, 290, 260, 230, 200, 170, 140)))
                .startsWith("mature");
    }

    @Test
    void repeatedlyAndClearlyLongerIntervalsAreDecline() {
        assertThat(
                stage(orders(100, 590, 580, 570, 560, 550, 540, 530, 520, 510, 500, 490, 480, 440, 390, 340, 290, 230,
                        160, 80)))
                .isEqualTo("declining interval-lengthening");
    }

    @Test
    void repeatedlyAndClearlySmallerBasketsAreDecline() {
        OrderLines lines = OrderLines.none();
        double[] baskets = {100, 110, 95, 105, 98, 104, 101, 30, 28, 33, 31};
        for (int i = 0; i < baskets.length; i++) {
            lines.with("c", AS_OF.minusDays(10 + 30L * (baskets.length - i)), baskets[i]);
        }
        assertThat(stage(lines)).isEqualTo("declining spend-falling");
    }

    @Test
    void smallerBasketsBoughtMoreOftenAreNotDecline() {
        OrderLines lines = OrderLines.none();
        for (int i = 0; i < 8; i++) {
            lines.with("c", AS_OF.minusDays(400 - 40L * i), 100 + i);
        }
        for (int i = 0; i < 8; i++) {
            lines.with("c", AS_OF.minusDays(80 - 9L * i), 40 + i);
        }
        assertThat(stage(lines)).doesNotStartWith("declining");
    }

    @Test
    void longSilentAfterManyOrdersIsLost() {
        assertThat(stage(orders(100, 900, 890, 880, 870, 860, 850, 840))).isEqualTo("lost unlikely-to-return");
    }

    /** 1 − ((4.414 + t) / (4.414 + t + 52.18))^0.243 is .462 at t = 0 and a quarter of it, .1156, shortly before t = 75. */
    @Test
    void afterOneOrderACustomerIsNewAtFirstAndLostWhenThreeQuartersOfTheChanceAreGone() {
        assertThat(stage(orders(100, 0), CDNOW)).isEqualTo("new one-order");
        assertThat(stage(orders(100, 7 * 74), CDNOW)).isEqualTo("new one-order");
        assertThat(stage(orders(100, 7 * 75), CDNOW)).isEqualTo("lost silent-beyond-rhythm");
        assertThat(stage(orders(100, 7 * 217), CDNOW)).isEqualTo("lost silent-beyond-rhythm");
        assertThat(stage(orders(100, 7 * 220), CDNOW)).isEqualTo("lost silent-for-long");
    }

    @Test
    void whoseCustomersComeOftenAskForAReturnSooner() {
        PurchaseModel often = new BgNbd(0.6, 4, 0.5, 3.5);
        PurchaseModel seldom = new BgNbd(0.6, 30, 0.5, 3.5);
        assertThat(stage(orders(100, 900), often)).isEqualTo("lost silent-beyond-rhythm");
        assertThat(stage(orders(100, 900), seldom)).isEqualTo("new one-order");
    }

    @Test
    void afterTwoOrdersALongSilenceIsLostBeforePAliveSaysSo() {
        assertThat(stage(orders(100, 300, 200), CDNOW)).isEqualTo("growing finding-rhythm");
        OrderLines silent = orders(100, 410, 350);
        assertThat(CDNOW.pAlive(1, 60 / 7.0, 410 / 7.0)).isGreaterThan(0.2);
        assertThat(stage(silent, CDNOW)).isEqualTo("lost silent-beyond-rhythm");
    }

    @Test
    void whoOrderedMoreOftenIsLeftToPAlive() {
        OrderLines lines = orders(100, 525, 500, 375);
        double alive = CDNOW.pAlive(2, 150 / 7.0, 75);
        double then = CDNOW.pAlive(2, 150 / 7.0, 150 / 7.0) * CDNOW.anyIfAlive(2, 150 / 7.0, 150 / 7.0, 365.25 / 7);
        assertThat(alive).isGreaterThan(0.2);
        assertThat(alive * CDNOW.anyIfAlive(2, 150 / 7.0, 75, 365.25 / 7)).isLessThan(0.25 * then);
        assertThat(stage(lines, CDNOW)).isEqualTo("growing finding-rhythm");
    }

    @Test
    void withoutTheRuleTheOtherTwoStandAlone() {
        LifecycleSettings off = new LifecycleSettings(0.20, 0.05, 0, 4, 1.0, 0.05, 365);
        assertThat(shard(orders(100, 7 * 217), CDNOW, AS_OF, off).reason()).containsExactly(StageReason.ONE_ORDER);
        assertThat(shard(orders(100, 7 * 220), CDNOW, AS_OF, off).reason())
                .containsExactly(StageReason.SILENT_FOR_LONG);
        assertThat(shard(orders(100, 410, 350), CDNOW, AS_OF, off).reason())
                .containsExactly(StageReason.FINDING_RHYTHM);
    }

    @ParameterizedTest
    @MethodSource("models")
    void whoReturnsIsWonBackIfAndOnlyIfLostOnTheDayBefore(PurchaseModel model) {
        for (int repeats = 0; repeats <= 1; repeats++) {
            int last = 40 * repeats;
            boolean everLost = false;
            for (int silence = 1; silence < 3000; silence += 61) {
                OrderLines known = OrderLines.none().with("c", AS_OF, 10).with("c", AS_OF.plusDays(last), 10);
                LocalDate back = AS_OF.plusDays(last + silence);
                boolean lost = shard(known, model, back.minusDays(1), LifecycleSettings.defaults())
                        .stage()[0] == Stage.LOST;
                assertThat(shard(known.with("c", back, 10), model, back, LifecycleSettings.defaults()).wonBack())
                        .as("%s, %d repeats, %d days", model, repeats, silence).containsExactly(lost);
                assertThat(lost || !everLost).as("%s: once lost, no longer silence mends it", model).isTrue();
                everLost = lost;
            }
            assertThat(everLost).as("%s, %d repeats", model, repeats).isTrue();
        }
    }

    static Stream<PurchaseModel> models() {
        return Stream.of(CDNOW, MODEL, new MbgNbd(0.525, 6.183, 0.891, 1.614),
                new ParetoNbd(0.553, 10.578, 0.606, 11.668), new MbgCnbd(2, 1.2, 3, 0.5, 2), new Nbd(0.8, 6));
    }

    @Test
    void aReturnFromTheLostIsFlaggedForAYear() {
        OrderLines returned = orders(100, 1000, 990, 980, 970, 960, 950, 30);
        assertThat(shard(returned, MODEL).wonBack()).containsExactly(true);
        OrderLines longAgo = orders(100, 1900, 1890, 1880, 1870, 1860, 1850, 800);
        assertThat(shard(longAgo, MODEL).wonBack()).containsExactly(false);
        assertThat(shard(orders(100, 90, 60, 30), MODEL).wonBack()).containsExactly(false);
    }

    @Test
    void withoutDropoutLongSilenceStillEndsInLost() {
        PurchaseModel noDropout = new Nbd(0.05, 5);
        OrderLines lines = orders(100, 3000);
        assertThat(stage(lines, noDropout)).isEqualTo("lost silent-for-long");
    }

    /** The two fall tests share the significance, so at most about that share of steady customers is called declining. */
    @Test
    void steadyCustomersAreSeldomCalledDeclining() {
        Random random = new Random(7);
        int declining = 0;
        int customers = 2_000;
        OrderLines lines = OrderLines.none();
        for (int c = 0; c < customers; c++) {
            double day = 1000;
            while (day > 0) {
                lines.with("c" + c, AS_OF.minusDays((long) day), Math.exp(3 + 0.5 * random.nextGaussian()));
                day -= -25 * Math.log(1 - random.nextDouble()) + 1;
            }
        }
        for (Stage stage : shard(lines, new Nbd(4, 14)).stage()) {
            declining += stage == Stage.DECLINING ? 1 : 0;
        }
        assertThat((double) declining / customers).isLessThan(0.05);
    }

    private static OrderLines orders(double amount, int... daysAgo) {
        OrderLines lines = OrderLines.none();
        for (int days : daysAgo) {
            lines.with("c", AS_OF.minusDays(days), amount);
        }
        return lines;
    }

    private static String stage(OrderLines lines) {
        return stage(lines, MODEL);
    }

    private static String stage(OrderLines lines, PurchaseModel model) {
        LifecycleShard shard = shard(lines, model);
        return shard.stage()[0].code() + " " + shard.reason()[0].code();
    }

    private static LifecycleShard shard(OrderLines lines, PurchaseModel model) {
        return shard(lines, model, AS_OF, LifecycleSettings.defaults());
    }

    private static LifecycleShard shard(OrderLines lines, PurchaseModel model, LocalDate asOf,
            LifecycleSettings settings) {
        CustomerShard customers = CustomerShard.by((int) asOf.toEpochDay(), 12).apply(lines.single());
        double[] pAlive = new double[customers.customers()];
        for (int c = 0; c < pAlive.length; c++) {
            pAlive[c] = model.pAlive(customers.facts().x()[c], customers.facts().txDays()[c] / 7.0,
                    customers.facts().tDays()[c] / 7.0);
        }
        return new Lifecycle(PerPopulation.everyone(model), 7, settings).assign(customers.history(), customers.facts(),
                pAlive);
    }
}
