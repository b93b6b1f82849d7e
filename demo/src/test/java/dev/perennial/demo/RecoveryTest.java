package dev.perennial.demo;

import java.util.Arrays;
import java.util.stream.IntStream;

import dev.perennial.engine.model.clv.PurchaseData;
import dev.perennial.engine.model.clv.PurchaseFit;
import dev.perennial.engine.model.clv.PurchaseFitting;
import dev.perennial.engine.model.clv.SpendData;
import dev.perennial.engine.model.clv.SpendFit;
import dev.perennial.engine.model.clv.SpendFitting;
import dev.perennial.engine.shard.LocalShards;
import dev.perennial.engine.shard.Shards;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The models find the parameters from which the demo company's season-free orders are drawn. */
class RecoveryTest {

    private static final int CUSTOMERS = 20_000;
    private static final double HOURS_PER_WEEK = 168;
    private static final Truth TRUTH = Truth.furnisher();
    private static final Simulation.Histories HISTORIES = DemoCompany.standard().simulation().histories(CUSTOMERS);

    @Test
    void purchaseParametersLieWithinThreeStandardErrorsOfTheTruth() {
        // Whole hours instead of whole days: rounding to days would move the estimates by a few percent.
        PurchaseFit fit = PurchaseFitting.fit(new LocalShards<>(IntStream.range(0, Shards.COUNT)
                .mapToObj(RecoveryTest::purchases).toList()));
        double[] truth = {TRUTH.r(), TRUTH.alpha(), TRUTH.a(), TRUTH.b()};
        assertThat(fit.fallback()).isEmpty();
        for (int i = 0; i < truth.length; i++) {
            assertThat(fit.model().parameters()[i]).as(fit.model().names()[i]).isBetween(
                    truth[i] - 3 * fit.standardErrors()[i], truth[i] + 3 * fit.standardErrors()[i]);
        }
    }

    @Test
    void spendParametersLieWithinThreeStandardErrorsOfTheTruth() {
        SpendFit fit = SpendFitting.fit(new LocalShards<>(IntStream.range(0, Shards.COUNT)
                .mapToObj(RecoveryTest::spends).toList())).orElseThrow();
        double[] truth = {TRUTH.spend().p(), TRUTH.spend().q(), TRUTH.spend().gamma()};
        double[] found = {fit.model().p(), fit.model().q(), fit.model().gamma()};
        for (int i = 0; i < truth.length; i++) {
            assertThat(found[i]).isBetween(truth[i] - 3 * fit.standardErrors()[i],
                    truth[i] + 3 * fit.standardErrors()[i]);
        }
    }

    private static PurchaseData purchases(int shard) {
        int[] rows = rows(shard);
        return new PurchaseData(pick(HISTORIES.x(), rows), hours(HISTORIES.tx(), rows), hours(HISTORIES.t(), rows),
                HOURS_PER_WEEK);
    }

    private static SpendData spends(int shard) {
        int[] rows = rows(shard);
        return new SpendData(pick(HISTORIES.x(), rows),
                IntStream.of(rows).mapToDouble(i -> HISTORIES.spend()[i]).toArray());
    }

    private static int[] rows(int shard) {
        return IntStream.range(0, CUSTOMERS).filter(i -> i % Shards.COUNT == shard).toArray();
    }

    private static int[] pick(int[] values, int[] rows) {
        return IntStream.of(rows).map(i -> values[i]).toArray();
    }

    private static int[] hours(double[] weeks, int[] rows) {
        return Arrays.stream(rows).map(i -> (int) Math.round(weeks[i] * HOURS_PER_WEEK)).toArray();
    }
}
