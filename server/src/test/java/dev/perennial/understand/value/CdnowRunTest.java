package dev.perennial.understand.value;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.perennial.engine.orders.OrderColumn;
import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.engine.orders.OrderReadSettings;
import dev.perennial.engine.orders.OrderReader;
import dev.perennial.engine.value.Stopwatch;
import dev.perennial.engine.value.Valuation;
import dev.perennial.engine.value.ValueSettings;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A value run over the CDNOW sample, where its public file lies. */
@ServerTest
@TestPropertySource(properties = "perennial.test=value-runs")
class CdnowRunTest {

    private static final Path CDNOW = Path.of("../../shared/data/cdnow_sample.csv");

    @Autowired
    private TestClient client;
    @Autowired
    private CardQuery query;
    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theDatabaseGivesTheFiguresOfTheCommandLine() throws IOException, OrderFileException {
        assumeTrue(Files.exists(CDNOW), "skipped: no public data at ../shared/data/cdnow_sample.csv");
        ValueBase.only(jdbc, orders());
        JsonNode run = ValueBase.run(client, "{}");
        assertThat(run.path("state").asString()).as(run.toString()).isEqualTo("published");
        ValueSettings settings = ValueSettings.defaults()
                .withHoldout(run.path("report").path("settings").path("holdout").asInt());
        Path scores = folder.resolve("scores.csv");
        try (Valuation valuation = Valuation.of(OrderReader.read(CDNOW,
                OrderReadSettings.defaults().withColumn(OrderColumn.CUSTOMER, "sample_id")), settings)) {
            JsonNode fit = run.path("report").path("bgNbd");
            double[] fitted = valuation.fit().purchase().model().parameters();
            assertThat(new double[]{fit.path("r").asDouble(), fit.path("alpha").asDouble(), fit.path("a").asDouble(),
                    fit.path("b").asDouble()}).containsExactly(fitted, within(0.0));
            var result = valuation.result("", new Stopwatch().timings());
            JsonNode base = run.path("report").path("base");
            assertThat(base.path("clv").path("estimate").asDouble()).isCloseTo(result.base().clv().estimate(),
                    within(1e-6));
            assertThat(base.path("clv").path("low").asDouble()).isCloseTo(result.base().clv().low(), within(1e-6));
            assertThat(run.path("report").path("holdout").path("predicted").asDouble()).isCloseTo(
                    valuation.backtest().orElseThrow().model().predicted(), within(1e-9));
            valuation.write(scores);
        }
        assertCards(scores);
    }

    private void assertCards(Path scores) throws IOException {
        List<String> lines = Files.readAllLines(scores);
        List<String> headings = List.of(lines.getFirst().split(",", -1));
        Map<String, Card> cards = cardsByKey();
        assertThat(cards).hasSize(lines.size() - 1).hasSize(2357);
        for (String line : lines.subList(1, lines.size())) {
            String[] row = line.split(",", -1);
            Card card = Objects.requireNonNull(cards.get(row[headings.indexOf("customer_id")]));
            assertThat(card.pAlive()).isCloseTo(number(row, headings, "p_alive"), within(1e-9));
            assertThat(card.clv()).isCloseTo(number(row, headings, "clv"), within(1e-6));
            assertThat(card.clvHigh()).isCloseTo(number(row, headings, "clv_high"), within(1e-4));
            assertThat(card.stage()).isEqualTo(row[headings.indexOf("stage")]);
            assertThat(card.rfmGroup()).isEqualTo(row[headings.indexOf("rfm_group")]);
            String quadrant = row[headings.indexOf("quadrant")];
            assertThat(card.quadrant()).isEqualTo(quadrant.isEmpty() ? "none" : quadrant);
        }
    }

    private static double number(String[] row, List<String> headings, String column) {
        return Double.parseDouble(row[headings.indexOf(column)]);
    }

    private Map<String, Card> cardsByKey() {
        Map<String, Card> cards = new HashMap<>();
        jdbc.sql("SELECT key, customer_id FROM collect.customer_identity").query((row, _) -> cards.put(row.getString(1),
                query.find(row.getLong(2)).orElseThrow())).list();
        return cards;
    }

    private static List<ValueBase.Order> orders() throws IOException {
        List<String> lines = Files.readAllLines(CDNOW);
        List<String> headings = List.of(lines.getFirst().split(",", -1));
        List<ValueBase.Order> orders = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] row = line.split(",", -1);
            orders.add(new ValueBase.Order(row[headings.indexOf("sample_id")], day(row[headings.indexOf("date")]),
                    new BigDecimal(row[headings.indexOf("amount")])));
        }
        return orders;
    }

    private static LocalDate day(String text) {
        return text.contains("-")
                ? LocalDate.parse(text)
                : LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    }
}
