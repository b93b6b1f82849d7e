package dev.perennial.engine.model.churn;

import java.util.List;
import java.util.SplittableRandom;

import dev.perennial.engine.model.churn.RankingProof.Score;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RankingProofTest {

    private static final boolean[] HAPPENED = {true, false, true, false, false};
    private static final double[] SCORES = {0.9, 0.5, 0.5, 0.1, 0.7};

    @Test
    void pairsInOrderCountOneAndTiesOneHalf() {
        // 0.9 is above 0.5, 0.1 and 0.7; 0.5 ties with 0.5, is above 0.1 and below 0.7.
        assertThat(new Auc(SCORES, HAPPENED).value()).isEqualTo((3 + 0.5 + 1) / 6);
    }

    @Test
    void aResampleIsTheSameAsRepeatedRows() {
        double[] repeated = {0.9, 0.9, 0.5, 0.1, 0.1, 0.1};
        boolean[] happened = {true, true, false, false, false, false};
        assertThat(new Auc(SCORES, HAPPENED).value(new int[]{2, 1, 0, 3, 0}))
                .isEqualTo(new Auc(repeated, happened).value()).isEqualTo(1);
        assertThat(new Auc(SCORES, HAPPENED).value(new int[]{1, 0, 1, 0, 0})).isNaN();
    }

    @Test
    void aQuantileLiesBetweenItsNeighbours() {
        assertThat(RankingProof.quantile(new double[]{0, 1, 3}, 0.75)).isEqualTo(2);
        assertThat(RankingProof.quantile(new double[]{0, 1, 3}, 1)).isEqualTo(3);
    }

    private record Base(boolean[] happened, double[] good, double[] weak) {

        static Base of(int customers) {
            SplittableRandom random = new SplittableRandom(3);
            Base base = new Base(new boolean[customers], new double[customers], new double[customers]);
            for (int i = 0; i < customers; i++) {
                base.happened[i] = random.nextBoolean();
                double signal = base.happened[i] ? 1 : 0;
                base.good[i] = 1.5 * signal + random.nextGaussian();
                base.weak[i] = 0.5 * signal + random.nextGaussian();
            }
            return base;
        }

        RankingProof proof(double[] one, double[] other) {
            return RankingProof.of(List.of(new Score("classifier", one), new Score("other", other)), happened).get(1);
        }
    }

    @Test
    void whoWinsIsSaidOnlyWhereTheIntervalSaysIt() {
        Base base = Base.of(800);
        assertThat(base.proof(base.good, base.weak).verdict()).isEqualTo("better");
        assertThat(base.proof(base.weak, base.good).verdict()).isEqualTo("worse");
        RankingProof same = base.proof(base.good, base.good);
        assertThat(same.verdict()).isEqualTo("no-different");
        assertThat(same.low()).isZero();
        assertThat(same.high()).isZero();
    }

    /** DeLong, DeLong and Clarke-Pearson (1988): the same spread from the shares of pairs won by each customer. */
    @Test
    void theIntervalIsAsWideAsTheoryHasIt() {
        Base base = Base.of(1_000);
        RankingProof proof = base.proof(base.good, base.weak);
        double error = Math.sqrt(spread(base, true) + spread(base, false));
        assertThat((proof.high() - proof.low()) / (2 * 1.96)).isCloseTo(error, within(0.08 * error));
        assertThat((proof.high() + proof.low()) / 2).isCloseTo(proof.difference(), within(0.2 * error));
    }

    private static double spread(Base base, boolean kind) {
        double sum = 0;
        double squares = 0;
        int members = 0;
        for (int i = 0; i < base.happened.length; i++) {
            if (base.happened[i] == kind) {
                double won = won(base.good, base.happened, i) - won(base.weak, base.happened, i);
                sum += won;
                squares += won * won;
                members++;
            }
        }
        return (squares / members - sum / members * (sum / members)) / (members - 1);
    }

    private static double won(double[] scores, boolean[] happened, int who) {
        double won = 0;
        int others = 0;
        for (int i = 0; i < scores.length; i++) {
            if (happened[i] != happened[who]) {
                others++;
                won += happened[who] == scores[who] > scores[i] ? 1 : 0;
            }
        }
        return won / others;
    }

    @Test
    void theSameCustomersGiveTheSameIntervalAgain() {
        Base base = Base.of(300);
        assertThat(base.proof(base.good, base.weak)).isEqualTo(base.proof(base.good, base.weak));
    }
}
