package dev.perennial.engine.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.perennial.engine.model.backtest.Backtest;
import dev.perennial.engine.model.clv.ClvFit;
import dev.perennial.engine.model.clv.PurchaseChoice;
import dev.perennial.engine.model.clv.PurchaseChoice.Kind;
import dev.perennial.engine.model.population.PopulationChoice;
import dev.perennial.engine.orders.OrderColumn;
import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.engine.orders.OrderLog;
import dev.perennial.engine.orders.OrderReadSettings;
import dev.perennial.engine.orders.OrderReader;
import dev.perennial.engine.value.CovariateFile;
import dev.perennial.engine.value.ExchangeFolder;
import dev.perennial.engine.value.Stopwatch;
import dev.perennial.engine.value.Valuation;
import dev.perennial.engine.value.ValuationException;
import dev.perennial.engine.value.ValuationException.Reason;
import dev.perennial.engine.value.ValueSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

class SparkValueTest {

    @TempDir
    Path folder = Path.of("set by JUnit");

    @Test
    void aCompanyIsValuedTheSameOnBothEngines() throws IOException {
        assertSame(Orders.company(3_000), ValueSettings.defaults().withHoldout(26).withMargin(0.4));
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"MBG_NBD", "PARETO_NBD", "MBG_CNBD", "AUTO"})
    void everyPurchaseModelIsTheSameOnBothEngines(Kind kind) throws IOException {
        assertSame(Orders.company(2_500),
                ValueSettings.defaults().withHoldout(26).withModel(PurchaseChoice.of(kind)));
    }

    @Test
    void populationsAreTheSameOnBothEngines() throws IOException {
        ValueSettings byYear = ValueSettings.defaults().withPopulations(PopulationChoice.YEAR);
        assertSame(Orders.company(4_000), byYear);
        try (Valuation here = Valuation.of(Orders.company(4_000), byYear)) {
            assertThat(here.populations().size()).isGreaterThan(1);
        }
    }

    @Test
    void covariatesActTheSameOnBothEngines() throws IOException {
        OrderLog orders = Orders.company(2_500);
        StringBuilder csv = new StringBuilder("id,last\n");
        orders.shards().stream().flatMap(shard -> Stream.of(shard.customerIds()))
                .forEach(id -> csv.append(id).append(',').append(id.charAt(id.length() - 1) < '4' ? "low" : "high")
                        .append('\n'));
        CovariateFile file = CovariateFile.read(Files.writeString(folder.resolve("covariates.csv"), csv), orders);
        assertThat(file.design().cells()).hasSize(2);
        assertSame(file.orders(), ValueSettings.defaults().withCovariates(file.design()));
    }

    @Test
    void ordersWithoutNumbersAreValuedTheSameOnBothEngines() throws IOException, OrderFileException {
        Path cdnow = Path.of(System.getProperty("perennial.root")).resolveSibling("shared/data/cdnow_sample.csv");
        assumeThat(cdnow).as("the CDNOW sample").exists();
        OrderLog orders = OrderReader.read(cdnow, OrderReadSettings.defaults().withColumn(
                OrderColumn.CUSTOMER, "sample_id"));
        assertSame(orders, ValueSettings.defaults().withAsOf(LocalDate.of(1997, 9, 30)).withHorizon(39));
    }

    private void assertSame(OrderLog orders, ValueSettings settings) throws IOException {
        try (Valuation spark = onSpark(orders, settings); Valuation here = Valuation.of(orders, settings)) {
            assertSameFit(spark.fit(), here.fit());
            assertThat(spark.populations().populations()).isEqualTo(here.populations().populations());
            for (int g = 0; g < here.populations().size(); g++) {
                assertSameFit(spark.populations().each().get(g), here.populations().each().get(g));
            }
            assertThat(spark.backtest().map(Backtest::model)).isEqualTo(here.backtest().map(Backtest::model));
            assertThat(spark.backtest().map(Backtest::total)).isEqualTo(here.backtest().map(Backtest::total));
            assertThat(scores(spark)).hasSizeGreaterThan(2_000).isEqualTo(scores(here));
        }
    }

    /** Partial sums are added in shard order, so even separate fits agree to the last digit. */
    private static void assertSameFit(ClvFit spark, ClvFit here) {
        assertThat(spark.purchase().model()).isEqualTo(here.purchase().model());
        assertThat(spark.purchase().logLikelihood()).isEqualTo(here.purchase().logLikelihood());
        assertThat(spark.purchase().standardErrors()).containsExactly(here.purchase().standardErrors());
        assertThat(spark.spend().map(fit -> fit.model())).isEqualTo(here.spend().map(fit -> fit.model()));
        assertThat(spark.meanSpend()).isEqualTo(here.meanSpend());
    }

    private Valuation onSpark(OrderLog orders, ValueSettings settings) throws IOException {
        ExchangeFolder exchange = new ExchangeFolder(folder);
        exchange.ask(orders, settings);
        exchange.answer(SparkValue.answer(Spark.SESSION, exchange, new Stopwatch()));
        return exchange.valuation(orders.summary(), settings, new Stopwatch());
    }

    private List<String> scores(Valuation valuation) throws IOException {
        Path file = folder.resolve("scores.csv");
        valuation.write(file);
        return Files.readAllLines(file).stream().sorted().toList();
    }

    @Test
    void aRefusalKeepsItsReason() {
        OrderLog orders = Orders.lines(List.of("a,2025-01-01,10", "b,2025-02-01,20"));
        assertThatExceptionOfType(ValuationException.class)
                .isThrownBy(() -> onSpark(orders, ValueSettings.defaults()).close())
                .matches(e -> e.reason() == Reason.NO_REPEAT_ORDERS).matches(e -> e.arguments().equals(List.of("2")));
    }

    @Test
    void ordersThatAreNotThereAreAFailureInOneLine() throws IOException {
        OrderLog orders = Orders.lines(List.of("a,2025-01-01,10", "a,2025-02-01,20"));
        ExchangeFolder exchange = new ExchangeFolder(folder);
        exchange.ask(orders, ValueSettings.defaults());
        Files.delete(exchange.orders());
        ExchangeFolder.Answer answer = SparkValue.answer(Spark.SESSION, exchange, new Stopwatch());
        assertThat(answer).isInstanceOfSatisfying(ExchangeFolder.Answer.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.SPARK_FAILED);
            assertThat(refused.arguments().getFirst()).contains("orders.parquet").doesNotContain("\n");
        });
        assertThat(Optional.of(exchange.answered())).contains(false);
    }
}
