package dev.perennial.engine.model.clv;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import dev.perennial.engine.math.GaussLegendre;
import dev.perennial.engine.model.clv.PurchaseChoice.Kind;
import dev.perennial.engine.shard.LocalShards;
import dev.perennial.engine.shard.Shards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

/** MBG/NBD, Pareto/NBD and MBG/CNBD-k against their definitions. */
class ModelFamilyTest {

    private static final GammaGamma SPEND = new GammaGamma(6, 4, 90);

    @ParameterizedTest
    @CsvSource({"MBG_NBD, 0, .5, 6, .9, 1.6, 60", "MBG_NBD, 0, 1.5, 4, .3, 5, 100",
            "PARETO_NBD, 0, .55, 10.6, .6, 11.7, 60", "PARETO_NBD, 0, 1.5, 4, .9, 30, 100",
            "PARETO_NBD, 0, .8, 40, 2, 8, 150", "MBG_CNBD, 2, 1.5, 3, .8, 4, 60", "MBG_CNBD, 3, .9, 2, .7, 2.5, 52",
            "MBG_CNBD, 6, 2, 1, .5, 6, 80"})
    void knownParametersAreRecoveredWithinThreeStandardErrors(Kind kind, int k, double first, double second,
            double third, double fourth, double longest) {
        PurchaseChoice choice = new PurchaseChoice(kind, k);
        double[] truth = {first, second, third, fourth};
        SimulatedBase base = new SimulatedBase(PurchaseModels.of(choice, first, second, third, fourth), SPEND, 20_000,
                longest, 0, 400, 11);
        PurchaseFit fit = PurchaseFitting.fit(base.purchases(), choice, base.logIntervals);
        assertThat(fit.doubt()).isEmpty();
        for (int i = 0; i < 4; i++) {
            assertThat(fit.model().parameters()[i]).as(fit.model().names()[i]).isCloseTo(truth[i],
                    within(3 * fit.standardErrors()[i]));
            assertThat(fit.standardErrors()[i] / truth[i]).as(fit.model().names()[i]).isBetween(.001, .5);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "5"})
    void theRegularityIsFound(int k) {
        SimulatedBase base = new SimulatedBase(new MbgCnbd(k, 1.2, 2.0 / k, .6, 3), SPEND, 3000, 50, 0, 400, 5);
        PurchaseFit fit = PurchaseFitting.fit(base.purchases(), PurchaseChoice.of(Kind.MBG_CNBD), base.logIntervals);
        assertThat(fit.model().stages()).isEqualTo(k);
    }

    /** The likelihood is the integral, over rates and dropout, of what one customer with these would have done. */
    @ParameterizedTest
    @CsvSource({"2, 0, 0, 20", "2, 3, 14, 20", "3, 5, 20, 20", "4, 2, 3.5, 30", "1, 4, 10, 12"})
    void theLikelihoodOfRegularOrdersIsItsDefinition(int k, int x, double tx, double t) {
        MbgCnbd model = new MbgCnbd(k, 1.4, 2.5, 2.2, 3.1);
        double logIntervals = x == 0 ? 0 : x * Math.log(tx / x);
        double sum = 0;
        double[][] rule = GaussLegendre.rule(200);
        for (int i = 0; i < 200; i++) {
            double rate = 20 * Math.pow((1 + rule[0][i]) / 2, 2);
            double dRate = rule[1][i] * 20 * (1 + rule[0][i]) / 2;
            for (int j = 0; j < 200; j++) {
                double p = (1 + rule[0][j]) / 2;
                double prior = gammaDensity(rate, 1.4, 2.5) * betaDensity(p, 2.2, 3.1);
                double times = Math.exp(k * x * Math.log(rate) - rate * tx
                        + MbgCnbd.ofIntervals(k, x, logIntervals));
                double silent = 0;
                double term = 1;
                for (int n = 0; n < k; n++) {
                    silent += term;
                    term *= rate * (t - tx) / (n + 1);
                }
                silent *= Math.exp(-rate * (t - tx));
                sum += prior * times * Math.pow(1 - p, x) * (p + (1 - p) * silent) * dRate * rule[1][j] / 2;
            }
        }
        assertThat(model.logLikelihood(x, tx, t, logIntervals)).isCloseTo(Math.log(sum), within(1e-6));
    }

    private static double gammaDensity(double v, double shape, double rate) {
        return Math.exp(shape * Math.log(rate) + (shape - 1) * Math.log(v) - rate * v
                - org.hipparchus.special.Gamma.logGamma(shape));
    }

    private static double betaDensity(double p, double a, double b) {
        return Math.exp((a - 1) * Math.log(p) + (b - 1) * Math.log1p(-p)
                - dev.perennial.engine.math.LogSpace.beta(a, b));
    }

    @Test
    void withoutRegularityItIsMbgNbd() {
        MbgCnbd one = new MbgCnbd(1, .525, 6.183, .891, 1.614);
        MbgNbd mbg = new MbgNbd(.525, 6.183, .891, 1.614);
        for (int x : new int[]{0, 1, 7, 300}) {
            double tx = x == 0 ? 0 : 30;
            assertThat(one.logLikelihood(x, tx, 39, 12)).isCloseTo(mbg.logLikelihood(x, tx, 39), within(1e-10));
            assertThat(one.pAlive(x, tx, 39)).isCloseTo(mbg.pAlive(x, tx, 39), within(1e-14));
            assertThat(one.expected(x, tx, 39, 52)).isCloseTo(mbg.expected(x, tx, 39, 52), withinPercentage(1e-9));
        }
    }

    @Test
    void whoOrderedOnceMayHaveLeft() {
        assertThat(new MbgNbd(.525, 6.183, .891, 1.614).pAlive(0, 0, 0)).isCloseTo(1.614 / (.891 + 1.614),
                within(1e-12));
        assertThat(new MbgNbd(.525, 6.183, .891, 1.614).pAlive(0, 0, 39)).isLessThan(.5);
    }

    /** With regular orders it matters when the last one was: the next is near when a rhythm's time has passed. */
    @Test
    void theNextOrderOfASteadyBuyerDrawsNearer() {
        MbgCnbd model = new MbgCnbd(4, 4, 1, .01, 10);
        assertThat(model.expectedIfAlive(10, 38, 40, 1)).isGreaterThan(2 * model.expectedIfAlive(10, 40, 40, 1));
    }

    @ParameterizedTest
    @CsvSource({"MBG_NBD, 0, .5, 6, .9, 1.6", "PARETO_NBD, 0, .55, 10.6, .6, 11.7", "PARETO_NBD, 0, 3, 2, .02, 300",
            "PARETO_NBD, 0, .3, .05, 1, 2", "PARETO_NBD, 0, 2, 60, 5, .5", "MBG_CNBD, 2, 1.5, 3, .8, 4",
            "MBG_CNBD, 6, 2, 1, .5, 6"})
    void probabilitiesOfCountsAddUpToTheExpectation(Kind kind, int k, double first, double second, double third,
            double fourth) {
        PurchaseModel model = PurchaseModels.of(new PurchaseChoice(kind, k), first, second, third, fourth);
        for (int x : new int[]{0, 1, 12, 250}) {
            for (double horizon : new double[]{1, 26, 104}) {
                double t = 80;
                double tx = x == 0 ? 0 : 71;
                CountDistribution count = CountDistribution.of(model, x, tx, t, horizon);
                double[] atLeast = count.survivors(1e-14);
                double sum = 0;
                for (int n = 1; n < atLeast.length; n++) {
                    assertThat(atLeast[n]).isBetween(0.0, atLeast[n - 1] + 1e-15);
                    sum += atLeast[n];
                }
                assertThat(sum).as("x %d, horizon %f", x, horizon).isCloseTo(count.mean(),
                        within(1e-7 * count.mean() + 1e-11));
                assertThat(count.any()).isCloseTo(atLeast[1], within(1e-9));
            }
        }
    }

    /** From a simulation of what customers in each stage do. */
    @Test
    void countsOfRegularOrdersAreThoseOfTheProcess() {
        MbgCnbd model = new MbgCnbd(3, 1.5, 2, .7, 2.4);
        ErlangCounts count = ErlangCounts.of(model, new double[]{.2, .5, .3}, 4, 30, 20);
        SplittableRandom random = new SplittableRandom(4);
        int[] seen = new int[400];
        int draws = 400_000;
        for (int i = 0; i < draws; i++) {
            double pick = random.nextDouble();
            int stage = pick < .2 ? 0 : pick < .7 ? 1 : 2;
            double rate = SimulatedBase.gamma(random, count.shape() + stage) / 32;
            double u = SimulatedBase.gamma(random, .7);
            double p = u / (u + SimulatedBase.gamma(random, 2.4 + 5));
            double now = 0;
            int missing = 3 - stage;
            int orders = 0;
            while (true) {
                now -= Math.log(1 - random.nextDouble()) / rate;
                if (now > 20) {
                    break;
                }
                if (--missing == 0) {
                    orders++;
                    missing = 3;
                    if (random.nextDouble() < p) {
                        break;
                    }
                }
            }
            seen[orders]++;
        }
        double[] atLeast = count.survivors(1e-9);
        for (int n = 0; n < 8; n++) {
            assertThat((double) seen[n] / draws).isCloseTo(atLeast[n] - atLeast[n + 1], within(.003));
        }
    }

    @ParameterizedTest
    @CsvSource({"MBG_NBD, 0", "PARETO_NBD, 0", "MBG_CNBD, 3", "BG_NBD, 0"})
    void aModelAskedForByNameStaysEvenWhereNobodyLeaves(Kind kind, int k) {
        PurchaseChoice choice = new PurchaseChoice(kind, k);
        SimulatedBase base = new SimulatedBase(
                k == 0 ? new Nbd(.8, 4) : new MbgCnbd(k, .8, 4.0 / k, 1e-9, 1), SPEND, 3000, 60, 0, 400, 13);
        PurchaseFit fit = PurchaseFitting.fit(base.purchases(), choice, base.logIntervals);
        assertThat(fit.model().code()).isEqualTo(kind.code());
        assertThat(fit.fallback()).isEmpty();
        assertThat(fit.doubt()).hasValueSatisfying(
                doubt -> assertThat(doubt.likelihoodRatio()).isBetween(-.5, 4.0));
        assertThat(fit.model().r()).isCloseTo(.8, within(.1));
        assertThat(fit.logLikelihood()).isFinite();
        assertThat(fit.model().expected(5, 50, 60, 52)).isBetween(1.0, 10.0);
    }

    /** Five customers say next to nothing, whatever the model: figures stay finite, bounds ordered. */
    @ParameterizedTest
    @CsvSource({"MBG_NBD, 1, 0, 0", "MBG_NBD, 1, 1, 1", "MBG_NBD, 60, 60, 60", "PARETO_NBD, 1, 0, 0",
            "PARETO_NBD, 1, 1, 1", "PARETO_NBD, 0, 0, 50", "PARETO_NBD, 60, 60, 60", "MBG_CNBD, 1, 0, 0",
            "MBG_CNBD, 1, 1, 1", "MBG_CNBD, 0, 0, 50", "MBG_CNBD, 60, 60, 60"})
    void aHandfulOfCustomersIsNoReasonToFail(Kind kind, int first, int second, int third) {
        int[] x = {first, second, third, second, third};
        int[] t = {100, 101, 102, 0, 104};
        x[3] = 0;
        int[] tx = IntStream.of(x).map(n -> Math.min(100, n * 90)).toArray();
        PurchaseData data = new PurchaseData(x, tx, t, 7);
        PurchaseData none = new PurchaseData(new int[0], new int[0], new int[0], 7);
        List<PurchaseData> shards = new ArrayList<>(Collections.nCopies(Shards.COUNT, none));
        shards.set(0, data);
        double logIntervals = 0;
        for (int i = 0; i < 5; i++) {
            logIntervals += x[i] * Math.log((double) tx[i] / Math.max(1, x[i]) + .1);
        }
        Shards<PurchaseData> all = new LocalShards<>(shards);
        PurchaseFit fit = PurchaseFitting.fit(all, PurchaseChoice.of(kind), logIntervals);
        assertThat(fit.logLikelihood()).isFinite();
        ClvScoring scoring = ClvScoring.of(fit, Optional.empty(), 10, new ClvSettings(7, 52, 1, .1, .8),
                all.derive(d -> new ClvInput(d, new SpendData(new int[d.size()], new double[d.size()]))));
        ClvScores scores = scoring.score(data, new SpendData(new int[5], new double[5]));
        for (int i = 0; i < 5; i++) {
            assertThat(scores.ordersLow()[i]).isBetween(0.0, scores.ordersHigh()[i]);
            assertThat(scores.pAlive()[i]).isBetween(0.0, 1.0);
            assertThat(scores.clv()[i]).isBetween(0.0, 1e6);
        }
    }

    @ParameterizedTest
    @CsvSource({"MBG_NBD", "PARETO_NBD", "MBG_CNBD"})
    void residualOrdersAreTheSumOfAllThatIsToCome(Kind kind) {
        PurchaseModel model = PurchaseModels.of(new PurchaseChoice(kind, kind == Kind.MBG_CNBD ? 2 : 0), .8, 6, .9,
                2.4);
        double delta = .02;
        double sum = 0;
        double before = 0;
        for (double end = .05; end < 1200; end += end < 200 ? .05 : 1) {
            double expected = model.expectedIfAlive(3, 25, 39, end);
            sum += (expected - before) * Math.exp(-delta * (end - (end < 200 ? .025 : .5)));
            before = expected;
        }
        assertThat(ResidualOrders.of(model, 3, 25, 39, delta)).isCloseTo(model.pAlive(3, 25, 39) * sum,
                withinPercentage(.01));
    }
}
