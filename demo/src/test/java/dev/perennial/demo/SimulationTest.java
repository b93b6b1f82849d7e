package dev.perennial.demo;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SimulationTest {

    private static final Truth TRUTH = Truth.furnisher();
    private static final int CUSTOMERS = 40_000;
    private static final Simulation SIMULATION = new Simulation(TRUTH, 156, 2, 42);
    private static final Simulation.Histories HISTORIES = SIMULATION.histories(CUSTOMERS);

    @Test
    void aHistoryLiesWithinItsWindow() {
        for (int i = 0; i < CUSTOMERS; i++) {
            assertThat(HISTORIES.tx()[i]).isBetween(0.0, HISTORIES.t()[i]);
            assertThat(HISTORIES.t()[i]).isBetween(0.0, 156.0);
            assertThat(HISTORIES.x()[i] == 0).isEqualTo(HISTORIES.tx()[i] == 0).isEqualTo(HISTORIES.spend()[i] == 0);
        }
    }

    /** Dropout needs a repeat order first, so P(X(t) = 0) = (α / (α + t))^r (Fader, Hardie and Lee 2005). */
    @Test
    void theShareWithoutRepeatOrderIsTheModels() {
        double expected = Arrays.stream(HISTORIES.t())
                .map(t -> Math.pow(TRUTH.alpha() / (TRUTH.alpha() + t), TRUTH.r())).average().orElseThrow();
        double share = Arrays.stream(HISTORIES.x()).filter(x -> x == 0).count() / (double) CUSTOMERS;
        assertThat(share).isCloseTo(expected, within(4 * Math.sqrt(expected * (1 - expected) / CUSTOMERS)));
    }

    /** Under Gamma-Gamma every order has mean p γ / (q − 1), so a customer's mean has too, whatever x. */
    @Test
    void theMeanSpendOfRepeatersIsTheModels() {
        double[] spend = Arrays.stream(HISTORIES.spend()).filter(m -> m > 0).toArray();
        double mean = Arrays.stream(spend).average().orElseThrow();
        double variance = Arrays.stream(spend).map(m -> (m - mean) * (m - mean)).sum() / (spend.length - 1);
        assertThat(mean).isCloseTo(TRUTH.spend().populationMean(),
                within(4 * Math.sqrt(variance / spend.length)));
    }

    @Test
    void aLongerWindowOnlyContinuesTheSpendingOfACustomer() {
        assertThat(SIMULATION.amounts(5, 20)).startsWith(SIMULATION.amounts(5, 3));
    }

    @Test
    void acquisitionDoublesOverTheWindow() {
        double secondHalf = Arrays.stream(HISTORIES.t()).filter(t -> t < 78).count() / (double) CUSTOMERS;
        assertThat(secondHalf).isCloseTo(7.0 / 12, within(0.01));
    }
}
