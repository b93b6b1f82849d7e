package dev.perennial.engine.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import dev.perennial.engine.PublicData;
import dev.perennial.engine.model.backtest.Backtest;
import dev.perennial.engine.model.backtest.ChurnRanking;
import dev.perennial.engine.model.churn.RankingProof;
import dev.perennial.engine.model.clv.ModelComparison;
import dev.perennial.engine.model.clv.PurchaseChoice;
import dev.perennial.engine.orders.OrderColumn;
import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.engine.orders.OrderReadSettings;
import dev.perennial.engine.orders.OrderReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The CDNOW sample, from the file to the published figures (Fader, Hardie and Lee 2005; Fader and Hardie 2013). */
class CdnowValuationTest {

    private static final ValueSettings AS_PUBLISHED = ValueSettings.defaults().withAsOf(LocalDate.parse("1997-09-30"))
            .withHorizon(39).withHoldout(39);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void parametersAreThePublishedOnes() throws OrderFileException {
        try (Valuation valuation = valuation(AS_PUBLISHED)) {
            assertThat(valuation.fit().purchase().logLikelihood()).isCloseTo(-9582.4, within(0.05));
            assertThat(valuation.fit().purchase().model().parameters()).containsExactly(
                    new double[]{0.243, 4.414, 0.793, 2.426}, within(0.0005));
            assertThat(valuation.fit().spend().orElseThrow().model().p()).isCloseTo(6.25, within(0.005));
            assertThat(valuation.fit().spend().orElseThrow().customers()).isEqualTo(946);
        }
    }

    @Test
    void theHoldoutTableIsThePublishedOne() throws OrderFileException {
        try (Valuation valuation = valuation(AS_PUBLISHED)) {
            Backtest backtest = valuation.backtest().orElseThrow();
            assertScore(backtest.model(), 1653.4, 0.7855, 1.6080, 0.6256, 0.7725, 0.467);
            assertScore(backtest.baselines().get(0), 2457, 0.8973, 1.9711, 0.5772, 0.7576, 0.441);
            assertScore(backtest.baselines().get(1), 2930, 1.0237, 2.2119, 0.5840, 0.7598, 0.458);
            assertThat(backtest.betterBaselines()).isEmpty();
            assertChurn(backtest.churn().orElseThrow());
            assertThat(backtest.byFrequency()).extracting(Backtest.FrequencyClass::customers).containsExactly(1411, 439,
                    214, 100, 62, 38, 29, 64);
        }
    }

    @ParameterizedTest
    @CsvSource({"MBG_NBD, 1576.7, .7648, 1.6072, .6272, .7728, .475",
            "PARETO_NBD, 1665.5, .7545, 1.6029, .6302, .7788, .470"})
    void theHoldoutTableOfTheOtherModelsIsTheKnownOne(PurchaseChoice.Kind kind, double predicted, double mae,
            double rmse, double correlation, double auc, double topDecile) throws OrderFileException {
        try (Valuation valuation = valuation(AS_PUBLISHED.withModel(PurchaseChoice.of(kind)))) {
            Backtest backtest = valuation.backtest().orElseThrow();
            assertThat(backtest.model().predictor()).isEqualTo(kind.code());
            assertScore(backtest.model(), predicted, mae, rmse, correlation, auc, topDecile);
            assertThat(backtest.coverage().ordersTransform()).isBetween(0.77, 0.83);
            assertThat(backtest.total().contains()).isTrue();
        }
    }

    @Test
    void theModelsAreComparedOnTheHoldout() throws OrderFileException {
        try (Valuation valuation = valuation(AS_PUBLISHED.withModel(PurchaseChoice.of(PurchaseChoice.Kind.AUTO)))) {
            ModelComparison comparison = valuation.fit().purchase().comparison().orElseThrow();
            assertThat(comparison.cut()).isEqualTo("1997-09-30");
            assertThat(comparison.customers()).isEqualTo(2357);
            assertThat(comparison.candidates()).extracting(one -> one.model().code()).containsExactly("nbd", "bg-nbd",
                    "mbg-nbd", "pareto-nbd", "mbg-cnbd");
            assertThat(comparison.candidates().getLast().k()).isOne();
            assertThat(comparison.chosen().model().code()).isEqualTo("mbg-nbd");
            assertThat(comparison.chosen().model().code()).isEqualTo(valuation.fit().purchase().model().code());
            assertThat(comparison.chosen().heldOut()).isCloseTo(
                    comparison.candidates().stream().mapToDouble(ModelComparison.Candidate::heldOut).max()
                            .orElseThrow(),
                    within(0.5));
        }
    }

    @Test
    void theTotalsIntervalContainsWhatHappened() throws OrderFileException {
        try (Valuation valuation = valuation(AS_PUBLISHED)) {
            Backtest backtest = valuation.backtest().orElseThrow();
            assertThat(backtest.total().actual()).isEqualTo(1882);
            assertThat(backtest.total().contains()).isTrue();
            assertThat(backtest.coverage().ordersTransform()).isBetween(0.77, 0.83);
            assertThat(backtest.coverage().orders()).isGreaterThan(0.8);
        }
    }

    @Test
    void trackingEndsAtTheActualTotal() throws OrderFileException {
        try (Valuation valuation = valuation(AS_PUBLISHED)) {
            List<Backtest.TrackingPoint> tracking = valuation.backtest().orElseThrow().tracking();
            assertThat(tracking.getLast().actual()).isEqualTo(2457 + 1882);
            assertThat(tracking.getLast().holdout()).isTrue();
            assertThat(tracking.stream().filter(p -> !p.holdout()).mapToDouble(Backtest.TrackingPoint::actual).max()
                    .orElseThrow()).isEqualTo(2457);
        }
    }

    @Test
    void theFirstCustomerHasTheKnownFigures() throws IOException, OrderFileException {
        Path scores = folder.resolve("scores.csv");
        try (Valuation valuation = valuation(AS_PUBLISHED)) {
            valuation.write(scores);
        }
        List<String> lines = Files.readAllLines(scores);
        assertThat(lines).hasSize(2358);
        List<String> headings = List.of(lines.getFirst().split(",", -1));
        String[] first = lines.get(1).split(",", -1);
        assertThat(first[headings.indexOf("customer_id")]).isEqualTo("0001");
        assertThat(number(first, headings, "t_x")).isCloseTo(30.43, within(0.005));
        assertThat(number(first, headings, "t")).isCloseTo(38.86, within(0.005));
        assertThat(number(first, headings, "expected_orders")).isCloseTo(1.226, within(0.0005));
        assertThat(number(first, headings, "p_alive")).isCloseTo(0.727, within(0.0005));
    }

    @Test
    void withoutAsOfTheBacktestIsASecondFit() throws OrderFileException {
        try (Valuation valuation = valuation(ValueSettings.defaults().withHoldout(39))) {
            assertThat(valuation.asOf()).isEqualTo("1998-06-30");
            assertThat(valuation.backtest().orElseThrow().cut()).isEqualTo("1997-09-30");
            assertThat(valuation.backtest().orElseThrow().model().predicted()).isCloseTo(1653.4, within(0.05));
            assertThat(valuation.fit().purchase().logLikelihood()).isNotCloseTo(-9582.4, within(1.0));
        }
    }

    /** Among repeat customers recency alone is hard to beat: the difference is about one standard error. */
    private static void assertChurn(ChurnRanking churn) {
        assertThat(churn.customers()).isEqualTo(946);
        assertThat(churn.rankings()).extracting(RankingProof::code).containsExactly("any-order", "recency", "p-alive");
        assertThat(churn.rankings().get(0).auc()).isCloseTo(.720, within(.0005));
        assertThat(churn.rankings().get(1).auc()).isCloseTo(.712, within(.0005));
        assertThat(churn.rankings().get(2).auc()).isCloseTo(.698, within(.0005));
        assertThat(churn.rankings().get(1).verdict()).isEqualTo("no-different");
    }

    private static void assertScore(Backtest.Score score, double predicted, double mae, double rmse,
            double correlation, double auc, double topDecile) {
        assertThat(score.predicted()).isCloseTo(predicted, within(0.5));
        assertThat(score.actual()).isEqualTo(1882);
        assertThat(score.mae()).isCloseTo(mae, within(0.0001));
        assertThat(score.rmse()).isCloseTo(rmse, within(0.0001));
        assertThat(score.correlation()).isCloseTo(correlation, within(0.0001));
        assertThat(score.auc()).isCloseTo(auc, within(0.0001));
        assertThat(score.topDecileShare()).isCloseTo(topDecile, within(0.0005));
    }

    private static double number(String[] row, List<String> headings, String column) {
        return Double.parseDouble(row[headings.indexOf(column)]);
    }

    private static Valuation valuation(ValueSettings settings) throws OrderFileException {
        return Valuation.of(OrderReader.read(PublicData.file("cdnow_sample.csv"),
                OrderReadSettings.defaults().withColumn(OrderColumn.CUSTOMER, "sample_id")), settings);
    }
}
