package dev.perennial.engine.model.clv;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.perennial.engine.shard.LocalShards;
import dev.perennial.engine.shard.Shards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class PurchaseFittingTest {

    private static final GammaGamma SPEND = new GammaGamma(6, 4, 90);

    @ParameterizedTest
    @CsvSource({"0.243, 4.414, 0.793, 2.426, 39", "0.8, 4, 0.25, 4, 157", "3, 6, 1, 10, 60", "0.4, 30, 1.5, 1.5, 300"})
    void knownParametersAreRecoveredWithinThreeStandardErrors(double r, double alpha, double a, double b,
            double longest) {
        BgNbd truth = new BgNbd(r, alpha, a, b);
        PurchaseFit fit = PurchaseFitting
                .fit(new SimulatedBase(truth, SPEND, 20_000, longest, 0, longest > 150 ? 200 : 400, 11).purchases());
        assertThat(fit.fallback()).isEmpty();
        for (int i = 0; i < 4; i++) {
            assertThat(fit.model().parameters()[i]).as(truth.names()[i]).isCloseTo(truth.parameters()[i],
                    within(3 * fit.standardErrors()[i]));
            assertThat(fit.standardErrors()[i] / truth.parameters()[i]).as(truth.names()[i]).isBetween(.001, .5);
        }
    }

    @Test
    void knownSpendParametersAreRecoveredWithinThreeStandardErrors() {
        SimulatedBase base = new SimulatedBase(new BgNbd(.8, 4, .25, 4), SPEND, 20_000, 100, 0, 400, 12);
        SpendFit fit = SpendFitting.fit(base.spend()).orElseThrow();
        assertThat(fit.model().p()).isCloseTo(6, within(3 * fit.standardErrors()[0]));
        assertThat(fit.model().q()).isCloseTo(4, within(3 * fit.standardErrors()[1]));
        assertThat(fit.model().gamma()).isCloseTo(90, within(3 * fit.standardErrors()[2]));
        assertThat(fit.correlation()).isCloseTo(0, within(.03));
    }

    @Test
    void whereNobodyLeavesTheFitSaysSoAndUsesNbd() {
        SimulatedBase base = new SimulatedBase(new BgNbd(.8, 4, 1e-9, 1), SPEND, 3000, 60, 0, 400, 13);
        PurchaseFit fit = PurchaseFitting.fit(base.purchases());
        assertThat(fit.model()).isInstanceOf(Nbd.class);
        assertThat(fit.fallback()).hasValueSatisfying(f -> {
            assertThat(f.reason()).isEqualTo("likelihood-ratio");
            assertThat(f.likelihoodRatio()).isBetween(-.01, 4.0);
        });
        assertThat(fit.model().r()).isCloseTo(.8, within(3 * fit.standardErrors()[0]));
        assertThat(fit.covariance()).hasDimensions(2, 2);
    }

    /** All leave with the same probability: a + b has no estimate, but that customers leave is plain. */
    @Test
    void dropoutThatIsTheSameForAllIsStillDropout() {
        SimulatedBase base = new SimulatedBase(new BgNbd(.8, 4, 2e5, 8e5), SPEND, 3000, 60, 0, 400, 14);
        PurchaseFit fit = PurchaseFitting.fit(base.purchases());
        assertThat(fit.model()).isInstanceOfSatisfying(BgNbd.class,
                bg -> assertThat(bg.a() / (bg.a() + bg.b())).isCloseTo(.2, within(.02)));
        assertThat(fit.standardErrors()).doesNotContain(Double.NaN);
    }

    @Test
    void theSameDataInAnyOrderOfRowsGivesTheSameParameters() {
        SimulatedBase base = new SimulatedBase(new BgNbd(.8, 4, .25, 4), SPEND, 2000, 100, 0, 400, 15);
        PurchaseModel one = PurchaseFitting.fit(base.purchases()).model();
        List<PurchaseData> reversed = new ArrayList<>(((LocalShards<PurchaseData>) base.purchases()).all());
        Collections.reverse(reversed);
        PurchaseModel other = PurchaseFitting.fit(new LocalShards<>(reversed)).model();
        for (int i = 0; i < 4; i++) {
            assertThat(other.parameters()[i]).isCloseTo(one.parameters()[i], withinPercentage(1e-4));
        }
    }

    @Test
    void veryLongAndVeryHeavyHistoriesAreFitted() {
        int[] x = IntStream.range(0, 640).map(i -> i % 5 == 0 ? 10_000 - i : i % 40).toArray();
        int[] t = IntStream.range(0, 640).map(i -> 18_263 - i).toArray();
        int[] tx = IntStream.range(0, 640).map(i -> x[i] == 0 ? 0 : i % 3 == 0 ? 12_000 : t[i] - 5).toArray();
        PurchaseFit fit = PurchaseFitting.fit(oneShard(new PurchaseData(x, tx, t, 7)));
        assertThat(fit.logLikelihood()).isFinite();
        assertThat(fit.model().parameters()).doesNotContain(Double.NaN);
        assertThat(fit.model().expected(10_000, 2609, 2609, 52)).isBetween(100.0, 300.0);
    }

    @Test
    void withoutARepeatOrderThereIsNothingToFit() {
        Shards<PurchaseData> none = oneShard(new PurchaseData(new int[3], new int[3], new int[]{5, 6, 7}, 7));
        assertThatThrownBy(() -> PurchaseFitting.fit(none)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ordered twice");
    }

    @Test
    void tooFewSpendersGiveNoSpendModel() {
        Shards<SpendData> few = new LocalShards<>(
                Collections.nCopies(Shards.COUNT, new SpendData(new int[0], new double[0])));
        assertThat(SpendFitting.fit(few)).isEmpty();
    }

    @Test
    void spendWithoutAMeanGivesNoSpendModel() {
        SimulatedBase base = new SimulatedBase(new BgNbd(.8, 4, .25, 4), new GammaGamma(6, .8, 90), 3000, 100, 0, 400,
                16);
        assertThat(SpendFitting.fit(base.spend())).isEmpty();
    }

    @Test
    void ordersOfOnePriceAreFitted() {
        SpendData same = new SpendData(IntStream.range(0, 100).map(i -> 1 + i % 4).toArray(),
                IntStream.range(0, 100).mapToDouble(_ -> 99).toArray());
        SpendData none = new SpendData(new int[0], new double[0]);
        List<SpendData> shards = new ArrayList<>(Collections.nCopies(Shards.COUNT, none));
        shards.set(3, same);
        assertThat(SpendFitting.fit(new LocalShards<>(shards))).hasValueSatisfying(
                fit -> assertThat(fit.model().expectedSpend(3, 99)).isCloseTo(99, within(.1)));
    }

    /** Predictions stay finite and bounds ordered even where five customers say next to nothing. */
    @ParameterizedTest
    @CsvSource({"1, 0, 0, 0, 0", "1, 1, 1, 1, 1", "0, 0, 0, 0, 50", "60, 60, 60, 60, 60"})
    void aHandfulOfCustomersIsNoReasonToFail(int first, int second, int third, int fourth, int fifth) {
        int[] x = {first, second, third, fourth, fifth};
        int[] t = {100, 101, 102, 103, 104};
        int[] tx = IntStream.of(x).map(n -> Math.min(100, n * 90)).toArray();
        PurchaseData data = new PurchaseData(x, tx, t, 7);
        PurchaseFit fit = PurchaseFitting.fit(oneShard(data));
        Predictive predictive = Predictive.of(fit, Optional.empty(), 7, 52,
                oneShard(data).derive(d -> new ClvInput(d, new SpendData(new int[d.size()], new double[d.size()]))));
        for (int i = 0; i < 5; i++) {
            Bounds bounds = predictive.orders(x[i], tx[i], t[i], .1);
            assertThat(bounds.low()).isBetween(0.0, bounds.high());
            assertThat(fit.model().expected(x[i], tx[i] / 7.0, t[i] / 7.0, 52)).isBetween(0.0, 1000.0);
        }
    }

    @Test
    void onlineRetailToJune2011HasNoIdentifiableDropout() throws IOException {
        PurchaseFit fit = PurchaseFitting.fit(onlineRetail(LocalDate.of(2011, 6, 30)));
        assertThat(fit.customers()).isEqualTo(2960);
        assertThat(fit.fallback()).isPresent();
        assertThat(fit.model().code()).isEqualTo("nbd");
        assertThat(fit.model().r()).isCloseTo(.7442, within(5e-4));
        assertThat(fit.model().alpha()).isCloseTo(9.047, within(5e-3));
    }

    private static Shards<PurchaseData> onlineRetail(LocalDate asOf) throws IOException {
        Path file = Path.of(System.getProperty("perennial.root", "."))
                .resolveSibling("shared/data/online_retail_i.csv.gz");
        assumeTrue(Files.exists(file), "Online Retail I is not on this machine");
        Map<String, NavigableSet<LocalDate>> customers = new HashMap<>();
        try (Reader text = new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)),
                StandardCharsets.UTF_8); CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : rows) {
                LocalDate day = LocalDate.parse(row.getField("InvoiceDate").substring(0, 10));
                if (isOrder(row) && !day.isAfter(asOf)) {
                    customers.computeIfAbsent(row.getField("CustomerID"), _ -> new TreeSet<>()).add(day);
                }
            }
        }
        List<NavigableSet<LocalDate>> days = new ArrayList<>(customers.values());
        int[] tx = days.stream().mapToInt(d -> (int) ChronoUnit.DAYS.between(d.first(), d.last())).toArray();
        int[] t = days.stream().mapToInt(d -> (int) ChronoUnit.DAYS.between(d.first(), asOf)).toArray();
        return oneShard(new PurchaseData(days.stream().mapToInt(d -> d.size() - 1).toArray(), tx, t, 7));
    }

    private static boolean isOrder(NamedCsvRecord row) {
        return !row.getField("CustomerID").equals("NA") && !row.getField("InvoiceNo").startsWith("C")
                && Double.parseDouble(row.getField("Quantity")) > 0
                && Double.parseDouble(row.getField("UnitPrice")) > 0;
    }

    private static Shards<PurchaseData> oneShard(PurchaseData data) {
        PurchaseData empty = new PurchaseData(new int[0], new int[0], new int[0], data.unitDays());
        List<PurchaseData> shards = new ArrayList<>(Collections.nCopies(Shards.COUNT, empty));
        shards.set(0, data);
        return new LocalShards<>(shards);
    }
}
