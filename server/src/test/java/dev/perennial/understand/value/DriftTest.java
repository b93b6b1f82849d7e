package dev.perennial.understand.value;

import java.time.LocalDate;
import java.util.List;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What is said of a run that differs from the one before. */
@ServerTest
@TestPropertySource(properties = "perennial.test=value-traits")
class DriftTest {

    private static final List<ValueBase.Order> ORDERS = ValueBase.simulated(1_600);
    private static final LocalDate LAST = ORDERS.stream().map(ValueBase.Order::day).max(LocalDate::compareTo)
            .orElseThrow();

    @Autowired
    private TestClient client;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void onlyTheSimulatedOrdersAreThere() {
        ValueBase.only(jdbc, ORDERS);
    }

    private JsonNode drift(LocalDate asOf) {
        JsonNode run = ValueBase.run(client, asOf.equals(LAST) ? "{}" : "{\"asOf\":\"%s\"}".formatted(asOf));
        assertThat(run.path("state").asString()).as(run.toString()).isIn("published", "withheld");
        return run.path("drift");
    }

    private static JsonNode measure(JsonNode drift, String code) {
        return drift.path("measures").valueStream().filter(one -> one.path("code").asString().equals(code))
                .findFirst().orElseThrow();
    }

    @Test
    void theFirstRunHasNothingToBeComparedWith() {
        assertThat(drift(LAST).isNull()).isTrue();
        assertThat(client.as(Role.ANALYST).get("/api/v1/value/overview").body().path("drift").isNull()).isTrue();
        assertThat(client.as(Role.ANALYST).get("/api/v1/value/model").body().path("drift").isNull()).isTrue();
    }

    @Test
    void theSameOrdersGiveNoAlarm() {
        drift(LAST);
        JsonNode drift = drift(LAST);
        assertThat(drift.path("level").asString()).as(drift.toString()).isIn("ok", "watch");
        assertThat(measure(drift, "volume").path("level").asString()).isEqualTo("open");
        for (String same : List.of("basket", "recency", "frequency", "spend", "parameters", "skill")) {
            assertThat(measure(drift, same).path("value").asDouble()).as(same).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void ordersThatStopComingAreAnAlarm() {
        LocalDate before = LAST.minusWeeks(8);
        jdbc.sql("DELETE FROM collect.commerce_order WHERE placed_on > ? AND placed_on < ?").param(before).param(LAST)
                .update();
        drift(before);
        JsonNode drift = drift(LAST);
        JsonNode volume = measure(drift, "volume");
        assertThat(volume.path("level").asString()).isEqualTo("alarm");
        assertThat(volume.path("value").asDouble()).isLessThan(-0.9);
        assertThat(drift.path("level").asString()).isEqualTo("alarm");
    }

    @Test
    void amountsInAnotherUnitAreAnAlarmOnBasketsAndSpendOnly() {
        drift(LAST);
        jdbc.sql("UPDATE collect.commerce_order SET base_amount = base_amount * 100").update();
        JsonNode drift = drift(LAST);
        assertThat(measure(drift, "basket").path("level").asString()).isEqualTo("alarm");
        assertThat(measure(drift, "basket").path("value").asDouble()).isCloseTo(99, within(1e-6));
        assertThat(measure(drift, "spend").path("level").asString()).isEqualTo("alarm");
        assertThat(measure(drift, "frequency").path("level").asString()).isEqualTo("ok");
        assertThat(measure(drift, "recency").path("level").asString()).isEqualTo("ok");
        assertThat(measure(drift, "parameters").path("level").asString()).isEqualTo("alarm");
    }

    @Test
    void everyMeasureIsSaidInBothLanguages() {
        drift(LAST.minusWeeks(8));
        long run = ValueBase.run(client, "{}").path("id").asLong();
        for (String language : List.of("en", "zh-CN")) {
            JsonNode drift = client.as(Role.ANALYST).with("Accept-Language", language)
                    .get("/api/v1/value/runs/" + run).body().path("drift");
            assertThat(drift.path("measures")).hasSize(9);
            drift.path("measures").forEach(measure -> {
                assertThat(measure.path("detail").asString()).isNotBlank().doesNotContain("{").doesNotContain("drift.");
                assertThat(measure.path("name").asString()).matches(language.equals("en")
                        ? "[A-Z][ -~]+"
                        : ".*[\\u4e00-\\u9fff].*");
            });
        }
    }

    @Test
    void theStabilityIndexIsThatOfTheTextbook() {
        assertThat(SpreadQuery.index(List.of(new SpreadQuery.Bin(50, 40), new SpreadQuery.Bin(50, 60)), 100, 100))
                .isCloseTo(0.1 * Math.log(0.5 / 0.4) + 0.1 * Math.log(0.6 / 0.5), within(1e-12));
    }
}
