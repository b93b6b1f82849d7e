package dev.perennial.engine.model.renewal;

import java.util.Random;

import dev.perennial.engine.math.Objective;
import dev.perennial.engine.model.renewal.RenewalFit.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RenewalFittingTest {

    @Test
    void knownParametersAreFoundWithinThreeStandardErrors() {
        double[][] truths = {{0.7, 1.2}, {0.7, 3.8}, {3.8, 15.2}, {2, 6}};
        for (int i = 0; i < truths.length; i++) {
            RenewalFit fit = RenewalFitting
                    .fit(new SimulatedContracts(truths[i][0], truths[i][1], 50_000, 8, i).table());
            ShiftedBetaGeometric law = (ShiftedBetaGeometric) fit.law();
            double[] errors = fit.errors().orElseThrow();
            assertThat(law.alpha()).isCloseTo(truths[i][0], within(3 * errors[0]));
            assertThat(law.beta()).isCloseTo(truths[i][1], within(3 * errors[1]));
            assertThat(errors[0]).isLessThan(0.25 * truths[i][0]);
        }
    }

    @Test
    void theGradientIsThatOfTheFunction() {
        Objective objective = RenewalFitting.objective(new SimulatedContracts(0.7, 2, 500, 6, 1).table());
        Random random = new Random(2);
        for (int i = 0; i < 50; i++) {
            double[] point = {4 * random.nextDouble() - 3, 6 * random.nextDouble() - 1};
            double[] gradient = new double[2];
            objective.at(point, gradient);
            for (int k = 0; k < 2; k++) {
                double[] above = point.clone();
                double[] below = point.clone();
                above[k] += 1e-5;
                below[k] -= 1e-5;
                double slope = (objective.at(above, new double[2]) - objective.at(below, new double[2])) / 2e-5;
                assertThat(gradient[k]).isCloseTo(slope, within(1e-4 * Math.max(1, Math.abs(slope))));
            }
        }
    }

    @Test
    void contractsThatAreAllAlikeAreCalledSo() {
        RenewalFit fit = RenewalFitting.fit(new LifeTable(new long[]{800, 640, 512}, new long[]{200, 160, 128}));
        assertThat(fit.kind()).isEqualTo(Kind.HOMOGENEOUS);
        assertThat(fit.law().renewal(9)).isCloseTo(0.8, within(1e-12));
        assertThat(fit.errors()).isEmpty();
        assertThat(fit.points().stream().mapToDouble(RenewalFit.Point::weight).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void lossesThatBecomeMoreFrequentAreNotTakenForDifferences() {
        RenewalFit fit = RenewalFitting.fit(new LifeTable(new long[]{900, 700, 400}, new long[]{100, 200, 300}));
        assertThat(fit.kind()).isEqualTo(Kind.HOMOGENEOUS);
        assertThat(fit.logLikelihood()).isEqualTo(fit.logLikelihoodConstant());
    }

    @Test
    void firstRenewalsAloneLeaveOpenHowMuchContractsDiffer() {
        RenewalFit fit = RenewalFitting.fit(new LifeTable(new long[]{80}, new long[]{20}));
        assertThat(fit.kind()).isEqualTo(Kind.FIRST_RENEWAL);
        assertThat(fit.law().renewal(0)).isCloseTo(0.8, within(1e-12));
        Prospect first = Prospect.of(fit, 0, 1, 20);
        Prospect later = Prospect.of(fit, 5, 1, 20);
        assertThat(later.chanceHigh() - later.chanceLow()).isGreaterThan(first.chanceHigh() - first.chanceLow());
    }

    @Test
    void whoRenewedOnceAndNeverLeavesIsTheEdgeOfTheModel() {
        RenewalFit fit = RenewalFitting.fit(new LifeTable(new long[]{700, 500, 300}, new long[]{300, 0, 0}));
        assertThat(fit.kind()).isEqualTo(Kind.MEASURED);
        assertThat(fit.errors()).isEmpty();
        assertThat(fit.law().renewal(0)).isCloseTo(0.7, within(0.01));
        assertThat(fit.law().renewal(1)).isGreaterThan(0.99);
    }

    @Test
    void theMoreRenewalsTheLikelierTheNextAndTheMoreToCome() {
        Random random = new Random(5);
        for (int i = 0; i < 40; i++) {
            ShiftedBetaGeometric law = new ShiftedBetaGeometric(0.1 + 5 * random.nextDouble(),
                    0.1 + 10 * random.nextDouble());
            for (int made = 0; made < 20; made++) {
                assertThat(law.renewal(made + 1)).isGreaterThan(law.renewal(made));
                assertThat(law.renewal(made) + law.loss(made)).isCloseTo(1, within(1e-12));
                assertThat(law.residual(made + 1, 0.9, 36)).isGreaterThan(law.residual(made, 0.9, 36));
                assertThat(law.residual(made, 0.9, 36)).isLessThan(law.residual(made, 1, 36));
                assertThat(law.residual(made, 0.9, 37)).isGreaterThan(law.residual(made, 0.9, 36));
                assertThat(law.survival(made + 1)).isLessThan(law.survival(made));
            }
        }
    }

    @Test
    void theParametersOfGreatestLikelihoodAreNotBeatenByOthersNearby() {
        LifeTable table = new SimulatedContracts(0.7, 2, 800, 6, 9).table();
        RenewalFit fit = RenewalFitting.fit(table);
        assertThat(fit.points()).allSatisfy(
                point -> assertThat(point.law().logLikelihood(table)).isLessThanOrEqualTo(fit.logLikelihood() + 1e-9));
        assertThat(fit.logLikelihood()).isGreaterThan(fit.logLikelihoodConstant());
    }
}
