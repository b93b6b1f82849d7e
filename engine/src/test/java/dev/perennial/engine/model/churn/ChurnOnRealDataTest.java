package dev.perennial.engine.model.churn;

import java.util.Map;

import dev.perennial.engine.PublicData;
import dev.perennial.engine.duckdb.DuckDb;
import dev.perennial.engine.model.trait.ModelFindings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The ranking by the classifier, whose recipe is fixed, against recency on held-out periods of public data. */
class ChurnOnRealDataTest {

    private static void assertNotWorse(String name, String orders) {
        try (Shop shop = Shop.of(orders)) {
            ModelFindings found = shop.churn();
            assertThat(Shop.table(found, "classifier").getFirst()).as(name).containsEntry("code", "measured");
            Map<String, Object> recency = Shop.table(found, "rankings").get(1);
            assertThat(recency).as(name + " " + found).containsEntry("code", "recency");
            assertThat((double) recency.getOrDefault("high", Double.NaN)).as(name + " " + found).isPositive();
            assertThat(Shop.figure(found, "brier")).as(name + " " + found)
                    .isLessThan(Shop.figure(found, "brier_constant"));
        }
    }

    @Test
    void onCdnowItIsNotWorseThanRecency() {
        assertNotWorse("CDNOW", """
                SELECT CAST(sample_id AS BIGINT) AS customer_id, date - DATE '1970-01-01' AS day,
                  CAST(round(amount * 10000) AS BIGINT) AS amount_units
                FROM read_csv(%s, types = {'sample_id': 'VARCHAR', 'date': 'DATE'})
                """.formatted(DuckDb.literal(PublicData.file("cdnow_sample.csv"))));
    }

    @Test
    void onOnlineRetailItIsNotWorseThanRecency() {
        assertNotWorse("Online Retail I", """
                SELECT CAST("CustomerID" AS BIGINT) AS customer_id,
                  CAST(min("InvoiceDate") AS DATE) - DATE '1970-01-01' AS day,
                  CAST(round(10000 * sum("Quantity" * "UnitPrice")) AS BIGINT) AS amount_units
                FROM read_csv(%s, all_varchar = false, types = {'CustomerID': 'VARCHAR', 'InvoiceNo': 'VARCHAR'})
                WHERE "CustomerID" <> 'NA' AND NOT starts_with("InvoiceNo", 'C') AND "Quantity" > 0
                  AND "UnitPrice" > 0
                GROUP BY "CustomerID", "InvoiceNo"
                """.formatted(DuckDb.literal(PublicData.file("online_retail_i.csv.gz"))));
    }
}
