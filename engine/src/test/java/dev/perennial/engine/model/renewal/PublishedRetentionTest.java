package dev.perennial.engine.model.renewal;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Parameters of Fader and Hardie (2007), How to project customer retention, and (2010), Customer-base valuation in a
 * contractual setting, to the digits in which they are printed; forecasts and a residual lifetime that other
 * implementations give for the same segment.
 */
class PublishedRetentionTest {

    private static final LifeTable REGULAR = LifeTable.ofCohort(1000, 631, 468, 382, 326, 289, 262, 241);
    private static final LifeTable HIGH_END = LifeTable.ofCohort(1000, 869, 743, 653, 593, 551, 517, 491);

    private static ShiftedBetaGeometric law(LifeTable table) {
        return (ShiftedBetaGeometric) RenewalFitting.fit(table).law();
    }

    @Test
    void theRegularSegmentHasItsParameters() {
        assertThat(law(REGULAR).alpha()).isCloseTo(0.704, within(5e-4));
        assertThat(law(REGULAR).beta()).isCloseTo(1.182, within(5e-4));
    }

    @Test
    void theHighEndSegmentHasItsParameters() {
        assertThat(law(HIGH_END).alpha()).isCloseTo(0.668, within(5e-4));
        assertThat(law(HIGH_END).beta()).isCloseTo(3.806, within(5e-4));
    }

    @Test
    void theLikelihoodAtOneAndOneIsThatOfTheAppendix() {
        assertThat(new ShiftedBetaGeometric(1, 1).logLikelihood(HIGH_END) / 1000).isCloseTo(-2.115, within(1e-3));
    }

    @Test
    void yearsEightToTwelveAreForecastAsElsewhere() {
        double[] elsewhere = {0.460, 0.436, 0.414, 0.395, 0.378};
        for (int i = 0; i < elsewhere.length; i++) {
            assertThat(law(HIGH_END).survival(8 + i)).as("year " + (8 + i)).isCloseTo(elsewhere[i], within(6e-4));
        }
    }

    @Test
    void fourCohortsObservedForDifferentTimesHaveTheirParameters() {
        LifeTable base = LifeTable.ofCohort(10_000, 8_000, 6_480, 5_307, 4_391)
                .plus(LifeTable.ofCohort(10_000, 8_000, 6_480, 5_307)).plus(LifeTable.ofCohort(10_000, 8_000, 6_480))
                .plus(LifeTable.ofCohort(10_000, 8_000));
        assertThat(law(base).alpha()).isCloseTo(3.80, within(5e-3));
        assertThat(law(base).beta()).isCloseTo(15.19, within(5e-3));
    }

    /** Eq. 6 of the paper of 2010, by its hypergeometric function. */
    @Test
    void theDiscountedResidualLifetimeIsThatOfTheClosedForm() {
        ShiftedBetaGeometric law = law(HIGH_END);
        double discount = 1 / 1.1;
        assertThat(law.residual(7, discount, 2_000)).isCloseTo(7.530, within(5e-4));
        for (int made = 0; made < 12; made++) {
            double ahead = law.beta() + made;
            double closed = ahead / (law.alpha() + ahead)
                    * hypergeometric(ahead + 1, law.alpha() + ahead + 1, discount);
            assertThat(law.residual(made, discount, 2_000)).isCloseTo(closed, within(1e-10));
        }
    }

    /** 2F1(1, b; c; z) by its series. */
    private static double hypergeometric(double b, double c, double z) {
        double sum = 0;
        double term = 1;
        for (int j = 0; j < 2_000; j++) {
            sum += term;
            term *= (b + j) / (c + j) * z;
        }
        return sum;
    }
}
