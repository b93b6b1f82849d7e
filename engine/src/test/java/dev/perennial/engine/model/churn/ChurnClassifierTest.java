package dev.perennial.engine.model.churn;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.SplittableRandom;

import dev.perennial.engine.math.LogSpace;
import dev.perennial.engine.model.churn.ChurnClassifier.Term;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ChurnClassifierTest {

    private static final EnumSet<Feature> ALL = EnumSet.allOf(Feature.class);

    /** Customers whose true log-odds are 1.5 recency − frequency + 0.8 without a basket. */
    private static ChurnSample sample(int customers, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] features = new double[customers][Feature.values().length];
        boolean[] churned = new boolean[customers];
        for (int i = 0; i < customers; i++) {
            Arrays.fill(features[i], Double.NaN);
            double recency = random.nextGaussian();
            double frequency = random.nextDouble() < 0.5 ? 0 : 1.5;
            boolean basket = random.nextDouble() < 0.7;
            features[i][Feature.RECENCY.place()] = recency;
            features[i][Feature.FREQUENCY.place()] = frequency;
            features[i][Feature.BASKET.place()] = basket ? 3 + random.nextGaussian() : Double.NaN;
            features[i][Feature.COMPLAINT.place()] = i < 20 ? 1 : 0;
            churned[i] = random.nextDouble() < LogSpace.sigmoid(1.5 * recency - frequency + (basket ? 0 : 0.8));
        }
        int[] none = new int[customers];
        return new ChurnSample(features, churned, none, none, none);
    }

    private static double effect(ChurnClassifier classifier, String code) {
        Term term = classifier.terms().stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
        return term.effect() / term.deviation();
    }

    @Test
    void whatMadeCustomersStayAwayIsFoundAgain() {
        ChurnClassifier learnt = ChurnClassifier.learn(sample(20_000, 5), ALL);
        assertThat(effect(learnt, "recency")).isCloseTo(1.5, within(0.1));
        assertThat(effect(learnt, "frequency")).isCloseTo(-1, within(0.1));
        assertThat(effect(learnt, "basket_absent")).isCloseTo(0.8, within(0.15));
        assertThat(effect(learnt, "basket")).isCloseTo(0, within(0.08));
    }

    @Test
    void whatHardlyAnybodyHasSaysNothing() {
        assertThat(ChurnClassifier.learn(sample(2_000, 5), ALL).terms()).extracting(Term::code).containsExactly(
                "recency", "frequency", "basket", "basket_absent");
        assertThat(ChurnClassifier.learn(sample(2_000, 5), EnumSet.of(Feature.RECENCY)).terms()).hasSize(1);
    }

    @Test
    void forecastsAreCalibratedOnCustomersNotLearntFrom() {
        ChurnClassifier learnt = ChurnClassifier.learn(sample(10_000, 7), ALL);
        ChurnSample unseen = sample(10_000, 8);
        Reliability reliability = Reliability.of(learnt.probabilities(unseen), unseen.churned());
        assertThat(reliability.groups()).hasSize(10);
        long within = reliability.groups().stream().filter(group -> group.predicted() >= group.interval().low()
                && group.predicted() <= group.interval().high()).count();
        assertThat(within).isGreaterThanOrEqualTo(8);
        assertThat(reliability.predicted()).isCloseTo(reliability.observed(), within(0.02));
        assertThat(reliability.brier()).isLessThan(0.8 * reliability.constantBrier());
    }

    @Test
    void likeForecastsAreOneGroup() {
        double[] forecasts = new double[100];
        boolean[] happened = new boolean[100];
        for (int i = 0; i < 100; i++) {
            forecasts[i] = i < 35 ? 0.2 : 0.8;
            happened[i] = i < 7 || i >= 48;
        }
        Reliability reliability = Reliability.of(forecasts, happened);
        assertThat(reliability.groups()).extracting(Reliability.Group::customers).containsExactly(35, 65);
        assertThat(reliability.groups()).extracting(Reliability.Group::observed).containsExactly(0.2, 0.8);
        assertThat(reliability.brier()).isCloseTo(0.16, within(1e-12));
        assertThat(reliability.constantBrier()).isCloseTo(0.59 * 0.41, within(1e-12));
        // Wilson (1927) for 7 of 35.
        assertThat(reliability.groups().getFirst().interval().low()).isCloseTo(0.1004, within(1e-4));
        assertThat(reliability.groups().getFirst().interval().high()).isCloseTo(0.3589, within(1e-4));
        assertThat(reliability.sql(Reliability.Group::customers)).isEqualTo(
                "CASE WHEN churn_probability <= (0.2e0) THEN (35.0e0) WHEN churn_probability IS NOT NULL THEN (65.0e0) END");
    }
}
