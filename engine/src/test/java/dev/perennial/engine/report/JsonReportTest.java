package dev.perennial.engine.report;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class JsonReportTest {

    @Test
    void thePromisedFieldsAreThere() {
        JsonNode json = read(ValueResults.furnitureRetailer());

        assertThat(json.propertyNames()).contains("customers", "orders", "rejected", "asOf", "bgNbd", "gammaGamma",
                "holdout", "base", "stages", "rfmGroups", "quadrants", "timings", "rejectedByReason", "settings",
                "source");
        assertThat(json.at("/customers").intValue()).isEqualTo(20_000);
        assertThat(json.at("/rejected").longValue()).isEqualTo(1_322);
        assertThat(json.at("/asOf").stringValue()).isEqualTo("2026-06-30");
        assertThat(json.at("/bgNbd/alpha").doubleValue()).isEqualTo(31.84);
        assertThat(json.at("/bgNbd/standardErrors/b").doubleValue()).isEqualTo(0.2207);
        assertThat(json.at("/holdout/bias").doubleValue()).isEqualTo(-0.056);
        assertThat(json.at("/holdout/low").doubleValue()).isEqualTo(6_701);
        assertThat(json.at("/holdout/baselines/sameAsLastPeriod/mae").doubleValue()).isEqualTo(0.4512);
        assertThat(json.at("/holdout/baselines/averageRate/mae").doubleValue()).isEqualTo(0.5107);
        assertThat(json.at("/rejectedByReason/no-customer").longValue()).isEqualTo(902);
        assertThat(json.at("/base/clv/low").doubleValue()).isEqualTo(11_190_330);
    }

    @Test
    void numbersKeepTheirFullPrecision() {
        assertThat(read(ValueResults.furnitureRetailer()).at("/base/clv/estimate").doubleValue())
                .isEqualTo(12_344_870.55);
    }

    @Test
    void aFallbackShowsTheModelUsedAndTheOneRejected() {
        JsonNode json = read(ValueResults.furnitureRetailer().withNbdFallback());

        assertThat(json.at("/nbd/r").doubleValue()).isEqualTo(0.7442);
        assertThat(json.at("/bgNbd/used").booleanValue()).isFalse();
        assertThat(json.at("/bgNbd/reason").stringValue()).isEqualTo("likelihood-ratio");
    }

    @Test
    void whatIsNotANumberOrWasNotDoneIsNull() {
        JsonNode json = read(ValueResults.oneCustomer());

        assertThat(json.at("/gammaGamma").isNull()).isTrue();
        assertThat(json.at("/holdout").isNull()).isTrue();
        assertThat(json.at("/base/clv/estimate").isNull()).isTrue();
        assertThat(json.at("/bgNbd/standardErrors/a").isNull()).isTrue();
        assertThat(JsonReport.text(ValueResults.oneCustomer().result())).doesNotContain("NaN", "Infinity");
    }

    @Test
    void withoutABacktestTheHoldoutIsNull() {
        assertThat(read(ValueResults.furnitureRetailer().withBacktest(Optional.empty())).at("/holdout").isNull())
                .isTrue();
    }

    private static JsonNode read(ValueResults results) {
        return JsonMapper.shared().readTree(JsonReport.text(results.result()));
    }
}
