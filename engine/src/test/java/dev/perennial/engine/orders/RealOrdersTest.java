package dev.perennial.engine.orders;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;

import dev.perennial.engine.PublicData;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Public data sets, read when they are there. */
class RealOrdersTest {

    private static BigDecimal total(OrderLog log, boolean positiveOnly) {
        long sum = log.shards().stream().flatMapToLong(shard -> Arrays.stream(shard.amount()))
                .filter(amount -> !positiveOnly || amount > 0).sum();
        return BigDecimal.valueOf(sum, 4).stripTrailingZeros();
    }

    @Test
    void theCdnowSampleAddsUp() throws Exception {
        OrderLog log = OrderReader.read(PublicData.file("cdnow_sample.csv"),
                OrderReadSettings.defaults().withColumn(OrderColumn.CUSTOMER, "sample_id"));

        assertThat(log.summary().rows()).isEqualTo(6_919);
        assertThat(log.summary().accepted()).isEqualTo(6_919);
        assertThat(log.shards().stream().mapToInt(OrderShard::customers).sum()).isEqualTo(2_357);
        assertThat(total(log, false)).isEqualByComparingTo("244091.94");
        assertThat(log.summary().firstDay()).isEqualTo("1997-01-01");
        assertThat(log.summary().lastDay()).isEqualTo("1998-06-30");
    }

    @Test
    void onlineRetailIsRecognisedByItselfAndAddsUp() throws Exception {
        OrderLog log = OrderReader.read(PublicData.file("online_retail_i.csv.gz"), OrderReadSettings.defaults());

        assertThat(log.summary().rows()).isEqualTo(541_909);
        assertThat(log.summary().rejected()).isEqualTo(Map.of(RejectReason.NO_CUSTOMER, 135_080L));
        assertThat(total(log, true)).isEqualByComparingTo("8911407.904");
        assertThat(log.shards().stream().mapToInt(OrderShard::customers).sum()).isEqualTo(4_372);
        assertThat(log.summary().format().columns()).containsEntry(OrderColumn.ORDER, "InvoiceNo")
                .containsEntry(OrderColumn.QUANTITY, "Quantity").containsEntry(OrderColumn.PRICE, "UnitPrice");
    }
}
