package dev.perennial.engine.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;

import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.engine.orders.OrderLog;
import dev.perennial.engine.orders.OrderReadSettings;
import dev.perennial.engine.orders.OrderReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The example of the README, compiled and run. */
class LibraryExampleTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aDozenLinesLeadFromAFileToScores() throws IOException, OrderFileException {
        Path file = someOrders();
        Path scores = folder.resolve("scores.parquet");

        OrderLog orders = OrderReader.read(file, OrderReadSettings.defaults());
        ValueSettings settings = ValueSettings.defaults().withHoldout(26).withMargin(0.35);

        try (Valuation valuation = Valuation.of(orders, settings)) {
            assertThat(orders.summary().rejectedRows()).isZero();
            assertThat(valuation.asOf()).isEqualTo(orders.summary().lastDay());
            assertThat(valuation.fit().purchase().model().r()).isPositive();
            valuation.backtest().ifPresent(test -> assertThat(test.total().actual()).isPositive());
            valuation.write(scores);
        }

        assertThat(scores).isNotEmptyFile();
    }

    private Path someOrders() throws IOException {
        Random random = new Random(11);
        StringBuilder csv = new StringBuilder("customer_id,order_date,amount\n");
        for (int c = 0; c < 500; c++) {
            LocalDate day = LocalDate.parse("2024-01-01").plusDays(random.nextInt(300));
            double stay = random.nextDouble();
            do {
                csv.append('C').append(c).append(',').append(day).append(',')
                        .append(10 + random.nextInt(500) / 10.0).append('\n');
                day = day.plusDays(1 + random.nextInt(120));
            } while (random.nextDouble() < stay && day.isBefore(LocalDate.parse("2025-06-30")));
        }
        return Files.writeString(folder.resolve("orders.csv"), csv);
    }
}
