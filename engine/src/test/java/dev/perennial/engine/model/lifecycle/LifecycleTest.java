package dev.perennial.engine.model.lifecycle;

import java.time.LocalDate;
import java.util.Random;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.history.PerPopulation;
import dev.perennial.engine.model.clv.BgNbd;
import dev.perennial.engine.model.clv.Nbd;
import dev.perennial.engine.model.clv.PurchaseModel;
import dev.perennial.engine.orders.OrderLines;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LifecycleTest {

    private static final LocalDate AS_OF = LocalDate.parse("2025-12-31");
    private static final PurchaseModel MODEL = new BgNbd(0.6, 8, 0.5, 3.5);

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
        CustomerShard customers = CustomerShard.by((int) AS_OF.toEpochDay(), 12).apply(lines.single());
        double[] pAlive = new double[customers.customers()];
        for (int c = 0; c < pAlive.length; c++) {
            pAlive[c] = model.pAlive(customers.facts().x()[c], customers.facts().txDays()[c] / 7.0,
                    customers.facts().tDays()[c] / 7.0);
        }
        return new Lifecycle(PerPopulation.everyone(model), 7, LifecycleSettings.defaults()).assign(customers.history(),
                customers.facts(),
                pAlive);
    }
}
