package dev.perennial.engine.model.renewal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.perennial.engine.model.renewal.Portfolio.Holding;
import dev.perennial.engine.model.renewal.TermCounts.Cohort;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What is forecast of contracts, against what comes of simulated ones. */
class RenewalForecastTest {

    private static final int MOST = 12;

    /** Bases of 150 contracts, so that not knowing the parameters matters. */
    @Test
    void nineOfTenContractsMakeAsManyRenewalsAsTheirIntervalSays() {
        Random random = new Random(11);
        double inside = 0;
        double outside = 0;
        long contracts = 0;
        for (int base = 0; base < 60; base++) {
            SimulatedContracts simulated = new SimulatedContracts(0.7, 2.5, 150, 5, base);
            RenewalFit fit = RenewalFitting.fit(simulated.table());
            Map<Integer, Prospect> prospects = new HashMap<>();
            for (SimulatedContracts.Held held : simulated.held()) {
                Prospect prospect = prospects.computeIfAbsent(held.made(), made -> Prospect.of(fit, made, 1, MOST));
                int came = Math.min(MOST, held.toCome());
                inside += came >= prospect.low() && came <= prospect.high() ? 1 : 0;
                double transformed = SimulatedContracts.transform(fit, held.made(), came, MOST)
                        .at(random.nextDouble());
                outside += transformed < 0.05 || transformed > 0.95 ? 1 : 0;
                contracts++;
            }
        }
        assertThat(inside / contracts).isBetween(0.9, 1.0);
        assertThat(1 - outside / contracts).isBetween(0.87, 0.93);
    }

    @Test
    void theWorthOfAllContractsTogetherLiesWithinItsIntervalInNineOfTenBases() {
        int inside = 0;
        int bases = 200;
        for (int base = 0; base < bases; base++) {
            SimulatedContracts simulated = new SimulatedContracts(0.7, 2.5, 200, 5, 1_000 + base);
            Map<Integer, Long> held = new HashMap<>();
            simulated.held().forEach(one -> held.merge(one.made(), 1L, Long::sum));
            List<Holding> holdings = held.entrySet().stream()
                    .map(entry -> new Holding(entry.getKey(), 10.0 * entry.getValue(), 100.0 * entry.getValue()))
                    .toList();
            Portfolio portfolio = Portfolio.of(RenewalFitting.fit(simulated.table()), holdings, 1, MOST);
            double came = simulated.held().stream().mapToDouble(one -> 10.0 * Math.min(MOST, one.toCome())).sum();
            inside += came >= portfolio.low() && came <= portfolio.high() ? 1 : 0;
        }
        assertThat((double) inside / bases).isBetween(0.84, 0.96);
    }

    @Test
    void theChanceOfTheNextRenewalHasTheTruthWithinItsBounds() {
        int inside = 0;
        int bases = 200;
        for (int base = 0; base < bases; base++) {
            RenewalFit fit = RenewalFitting.fit(new SimulatedContracts(0.7, 2.5, 200, 5, 5_000 + base).table());
            Prospect prospect = Prospect.of(fit, 2, 1, MOST);
            double truth = new ShiftedBetaGeometric(0.7, 2.5).renewal(2);
            inside += truth >= prospect.chanceLow() && truth <= prospect.chanceHigh() ? 1 : 0;
        }
        assertThat((double) inside / bases).isBetween(0.83, 0.97);
    }

    @Test
    void contractsThatDifferAreForecastBetterThanByOneRate() {
        TermCounts counts = new SimulatedContracts(0.7, 2.5, 20_000, 6, 3).counts();
        LifeTable before = counts.withoutLast(1);
        RenewalProof proof = RenewalProof.of(RenewalFitting.fit(before).law(), ConstantRenewal.of(before),
                counts.last());
        assertThat(proof.verdict()).isEqualTo("better");
        assertThat(proof.predicted()).isCloseTo(proof.observed(), within(0.01));
    }

    @Test
    void whereLossesComeLateTheOneRateIsNotBeatenAndThePageSaysSo() {
        LifeTable before = new LifeTable(new long[]{600, 500, 450}, new long[]{400, 100, 50});
        LifeTable last = new LifeTable(new long[]{0, 0, 0, 500}, new long[]{0, 0, 0, 500});
        RenewalProof proof = RenewalProof.of(RenewalFitting.fit(before).law(), ConstantRenewal.of(before), last);
        assertThat(proof.verdict()).isEqualTo("worse");
        assertThat(proof.difference()).isNegative();
    }

    @Test
    void judgedTogetherTwoTermsAreTheirSum() {
        RenewalLaw law = new ShiftedBetaGeometric(1, 3);
        ConstantRenewal rate = new ConstantRenewal(0.8);
        LifeTable one = new LifeTable(new long[]{30, 20}, new long[]{10, 5});
        LifeTable other = new LifeTable(new long[]{5, 0, 40}, new long[]{7, 0, 3});
        RenewalProof sum = RenewalProof.of(law, rate, one.plus(other));
        RenewalProof both = RenewalProof.together(List.of(RenewalProof.of(law, rate, one),
                RenewalProof.of(law, rate, other))).orElseThrow();
        assertThat(both.difference()).isCloseTo(sum.difference(), within(1e-12));
        assertThat(both.variance()).isCloseTo(sum.variance(), within(1e-12));
        assertThat(both.contracts()).isEqualTo(sum.contracts());
    }

    @Test
    void theLastRenewalOfEachContractIsHeldOutAndNothingElse() {
        TermCounts counts = new TermCounts(12, List.of(new Cohort(3, 0, 10), new Cohort(3, 3, 4), new Cohort(3, 1, 2),
                new Cohort(1, 0, 6), new Cohort(0, 0, 9)));
        LifeTable all = counts.withoutLast(0);
        LifeTable before = counts.withoutLast(1);
        LifeTable last = counts.last();
        assertThat(all.contracts()).isEqualTo(22);
        assertThat(all.losses()).isEqualTo(6);
        assertThat(before.contracts()).isEqualTo(16);
        assertThat(before.losses()).isEqualTo(2);
        assertThat(last.renewed(2)).isEqualTo(10);
        assertThat(last.lost(2)).isEqualTo(4);
        assertThat(last.renewed(0)).isEqualTo(6);
        assertThat(before.renewals() + last.renewals()).isEqualTo(all.renewals());
        assertThat(before.losses() + last.losses()).isEqualTo(all.losses());
    }
}
