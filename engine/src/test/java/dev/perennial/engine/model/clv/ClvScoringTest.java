package dev.perennial.engine.model.clv;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.Optional;

import dev.perennial.engine.shard.LocalShards;
import dev.perennial.engine.shard.Shards;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

class ClvScoringTest {

    private static final SimulatedBase BASE = new SimulatedBase(new BgNbd(.8, 4, .25, 4), new GammaGamma(6, 4, 90),
            6000, 150, 0, 7, 3);
    private static final Shards<ClvInput> SHARDS = BASE.shards();
    private static final PurchaseFit FIT = PurchaseFitting.fit(BASE.purchases());
    private static final Optional<SpendFit> SPEND = SpendFitting.fit(BASE.spend());
    private static final ClvInput SHARD = ((LocalShards<ClvInput>) SHARDS).all().getFirst();

    private static ClvScoring scoring(double margin, double discount, double level) {
        return ClvScoring.of(FIT, SPEND, 50, new ClvSettings(7, 52, margin, discount, level), SHARDS);
    }

    private static ClvScores score(ClvScoring scoring) {
        return scoring.score(SHARD.purchases(), SHARD.spend());
    }

    @Test
    void everyScoreIsWhatTheModelsSayOfThatCustomer() {
        ClvScores scores = score(scoring(.4, .1, .8));
        PurchaseData data = SHARD.purchases();
        for (int i = 0; i < scores.size(); i++) {
            double tx = data.txDays(i) / 7.0;
            double t = data.tDays(i) / 7.0;
            double expected = FIT.model().expected(data.x(i), tx, t, 52);
            double spend = SPEND.orElseThrow().model().expectedSpend(SHARD.spend().n(i), SHARD.spend().mean(i));
            assertThat(scores.pAlive()[i]).isCloseTo(FIT.model().pAlive(data.x(i), tx, t), within(1e-12));
            assertThat(scores.expectedOrders()[i]).isCloseTo(expected, withinPercentage(1e-7));
            assertThat(scores.expectedSpend()[i]).isEqualTo(spend);
            assertThat(scores.expectedValue()[i]).isCloseTo(.4 * expected * spend, withinPercentage(1e-7));
            assertThat(scores.anyOrder()[i]).isBetween(0.0, Math.min(scores.pAlive()[i], expected) + 1e-12);
        }
    }

    @Test
    void boundsAreOrderedAndWiderForAHigherLevel() {
        ClvScores narrow = score(scoring(.4, .1, .5));
        ClvScores wide = score(scoring(.4, .1, .9));
        for (int i = 0; i < narrow.size(); i++) {
            assertThat(wide.ordersLow()[i]).isLessThanOrEqualTo(narrow.ordersLow()[i]);
            assertThat(narrow.ordersLow()[i]).isLessThanOrEqualTo(narrow.ordersHigh()[i]);
            assertThat(narrow.ordersHigh()[i]).isLessThanOrEqualTo(wide.ordersHigh()[i]);
            assertThat(wide.valueLow()[i]).isBetween(0.0, narrow.valueLow()[i]);
            assertThat(narrow.valueHigh()[i]).isBetween(narrow.valueLow()[i], wide.valueHigh()[i]);
            assertThat(narrow.clvHigh()[i]).isBetween(narrow.clvLow()[i], narrow.valueHigh()[i]);
        }
    }

    @Test
    void discountingLowersValueAndNoDiscountLeavesIt() {
        ClvScores free = score(scoring(.4, 0, .8));
        ClvScores dear = score(scoring(.4, .2, .8));
        for (int i = 0; i < free.size(); i++) {
            assertThat(free.clv()[i]).isCloseTo(free.expectedValue()[i], withinPercentage(1e-7));
            assertThat(dear.clv()[i]).isBetween(free.clv()[i] / 1.2, free.clv()[i]);
        }
    }

    @Test
    void valueIsProportionalToTheMargin() {
        ClvScores half = score(scoring(.5, .1, .8));
        ClvScores whole = score(scoring(1, .1, .8));
        for (int i = 0; i < half.size(); i++) {
            assertThat(half.clv()[i]).isCloseTo(whole.clv()[i] / 2, withinPercentage(1e-10));
            assertThat(half.valueHigh()[i]).isCloseTo(whole.valueHigh()[i] / 2, withinPercentage(1e-10));
        }
    }

    @Test
    void withoutASpendModelAnOrderIsWorthTheMeanAndMoneyHasNoInterval() {
        ClvScoring scoring = ClvScoring.of(FIT, Optional.empty(), 50, new ClvSettings(7, 52, 1, .1, .8), SHARDS);
        ClvScores scores = score(scoring);
        assertThat(scores.expectedSpend()).containsOnly(50.0);
        assertThat(scores.valueLow()).containsOnly(Double.NaN);
        assertThat(scores.clvHigh()).containsOnly(Double.NaN);
        assertThat(scores.ordersHigh()).doesNotContain(Double.NaN);
    }

    @Test
    void aScoringSentToAnotherMachineGivesTheSameScores() throws IOException, ClassNotFoundException {
        ClvScoring here = scoring(.4, .1, .8);
        ClvScores expected = score(here);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(here);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            ClvScores there = score((ClvScoring) in.readObject());
            assertThat(Arrays.equals(there.clv(), expected.clv())).isTrue();
            assertThat(Arrays.equals(there.valueHigh(), expected.valueHigh())).isTrue();
        }
    }

    @Test
    void theTextbookProductKnowsNoSilence() {
        assertThat(TextbookValue.of(120, .5, 40, .3)).isCloseTo(720, within(1e-9));
    }
}
