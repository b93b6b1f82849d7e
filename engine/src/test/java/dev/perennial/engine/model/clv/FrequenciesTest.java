package dev.perennial.engine.model.clv;

import java.time.LocalDate;
import java.util.List;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.history.PerPopulation;
import dev.perennial.engine.orders.OrderLines;
import dev.perennial.engine.shard.LocalShards;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FrequenciesTest {

    private static final LocalDate AS_OF = LocalDate.parse("2025-12-31");
    private static final int DAYS = 364;
    private static final double T = DAYS / 7.0;

    @Test
    void expectedIsTheDistributionOfThePaper() {
        BgNbd model = new BgNbd(0.243, 4.414, 0.793, 2.426);
        List<Frequencies> found = of(OrderLines.none().with("c", AS_OF.minusDays(DAYS), 10), model);
        double none = Math.pow(4.414 / (4.414 + T), 0.243);
        // Fader, Hardie and Lee (2005), eq. 8, x = 1: both terms with their ratios of beta functions written out.
        double stays = 2.426 / (0.793 + 2.426) * 0.243 * none * (T / (4.414 + T));
        double leaves = 0.793 / (0.793 + 2.426) * (1 - none);
        assertThat(found.get(0).expected()).isCloseTo(none, within(1e-12));
        assertThat(found.get(1).expected()).isCloseTo(stays + leaves, within(1e-12));
        assertThat(found.stream().mapToDouble(Frequencies::expected).sum()).isCloseTo(1, within(1e-12));
        assertThat(found.getLast().open()).isTrue();
    }

    @Test
    void actualCountsRepeatDays() {
        OrderLines lines = OrderLines.none().with("once", "2025-03-01", 1).with("twice", "2025-03-01", 1)
                .with("twice", "2025-04-01", 1);
        for (int day = 10; day < 20; day++) {
            lines.with("often", "2025-03-" + day, 1);
        }
        List<Frequencies> found = of(lines, new Nbd(1, 5));
        assertThat(found).extracting(Frequencies::actual).containsExactly(1, 1, 0, 0, 0, 0, 0, 1);
        assertThat(found.stream().mapToDouble(Frequencies::expected).sum()).isCloseTo(3, within(1e-12));
    }

    private static List<Frequencies> of(OrderLines lines, PurchaseModel model) {
        return Frequencies.of(new LocalShards<>(lines.shards())
                .derive(CustomerShard.by((int) AS_OF.toEpochDay(), 12)), PerPopulation.everyone(model), 7);
    }
}
