package dev.perennial.engine.orders;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.perennial.engine.orders.OrderFiles.lines;
import static dev.perennial.engine.orders.OrderFiles.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ParquetOrdersTest {

    @TempDir
    Path folder;

    private Path parquet(String query) throws Exception {
        Path file = folder.resolve("it's [1] order*.parquet");
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("COPY (" + query + ") TO '" + file.toString().replace("'", "''") + "' (FORMAT parquet)");
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATE '2024-03-05'", "TIMESTAMP '2024-03-05 23:00:00'",
            "TIMESTAMPTZ '2024-03-04 20:00:00+00'",
            "'2024-03-05'", "'5.3.2024'"})
    void datesOfEveryTypeFallOnTheBusinessDay(String date) throws Exception {
        assertThat(
                lines(OrderReader.read(parquet("SELECT 'A' customer, " + date + " AS date, 1 AS amount"), settings())))
                .containsExactly("A 2024-03-05 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.5::DOUBLE", "12.5::FLOAT", "12.5::DECIMAL(18,4)", "12.5::DECIMAL(38,10)", "'12.50'",
            "'￥12.5'"})
    void amountsOfEveryTypeAreExact(String amount) throws Exception {
        assertThat(lines(OrderReader.read(
                parquet("SELECT 'A' customer, DATE '2024-03-05' AS date, " + amount + " AS amount"), settings())))
                .containsExactly("A 2024-03-05 12.5");
    }

    @Test
    void idsThatAToolMadeRealsAreStillWholeAndMissingOnesAreMissing() throws Exception {
        OrderLog log = OrderReader.read(parquet("""
                SELECT * FROM (VALUES (17850.0::DOUBLE, DATE '2024-03-05', 2, 1.5::DOUBLE),
                    (NULL, DATE '2024-03-05', 1, 1), ('nan'::DOUBLE, DATE '2024-03-05', 1, 1),
                    (3, NULL, 1, 1), (4, DATE '2024-03-05', 1, 'nan'::DOUBLE))
                AS t("Customer ID", "Invoice Date", quantity, "Unit Price")"""),
                settings().withRejectFile(folder.resolve("r.csv")));

        assertThat(lines(log)).containsExactly("17850 2024-03-05 3");
        assertThat(log.summary().rejected()).isEqualTo(
                Map.of(RejectReason.NO_CUSTOMER, 2L, RejectReason.BAD_DATE, 1L, RejectReason.BAD_AMOUNT, 1L));
        assertThat(Files.readString(folder.resolve("r.csv"))).contains("2,no-customer,", "4,bad-date,",
                "5,bad-amount,");
    }

    @Test
    void csvAndParquetOfTheSameOrdersGiveTheSameShards() throws Exception {
        Path file = parquet(
                "SELECT 'C' || (i * 7919 % 611) AS customer, DATE '2023-01-01' + (i % 300)::INTEGER AS date, "
                        + "(i % 1000) / 4 AS amount, 'O' || (i // 3) AS order_id FROM range(1, 6001) r(i)");
        StringBuilder csv = new StringBuilder("customer,date,amount,order_id");
        for (int i = 1; i <= 6000; i++) {
            csv.append("\nC").append(i * 7919L % 611).append(',')
                    .append(java.time.LocalDate.of(2023, 1, 1).plusDays(i % 300)).append(',').append((i % 1000) / 4.0)
                    .append(",O").append(i / 3);
        }
        OrderLog fromParquet = OrderReader.read(file, settings());
        // Row 1 stands in line 2 of a CSV file with headings.
        OrderLog fromCsv = OrderReader.read(OrderFiles.file(folder, csv.toString()), settings());

        for (int i = 0; i < fromCsv.shards().size(); i++) {
            assertThat(fromParquet.shards().get(i).customerIds()).isEqualTo(fromCsv.shards().get(i).customerIds());
            assertThat(fromParquet.shards().get(i).day()).isEqualTo(fromCsv.shards().get(i).day());
            assertThat(fromParquet.shards().get(i).amount()).isEqualTo(fromCsv.shards().get(i).amount());
            assertThat(fromParquet.shards().get(i).order()).isEqualTo(fromCsv.shards().get(i).order());
        }
    }

    @Test
    void ambiguousTextIsAskedAboutInParquetToo() throws Exception {
        Path file = parquet("SELECT 'A' customer, '03/04/2024' AS date, '1' AS amount");

        OrderFileException problem = catchThrowableOfType(OrderFileException.class,
                () -> OrderReader.read(file, settings()));
        assertThat(problem.problem()).isEqualTo(OrderProblem.DATES_AMBIGUOUS);
        assertThat(lines(OrderReader.read(file, settings().withDateFormat("dmy")))).containsExactly("A 2024-04-03 1");
    }

    @Test
    void aDamagedOrEmptyParquetFileIsSaidSo() throws Exception {
        OrderFileException empty = catchThrowableOfType(OrderFileException.class, () -> OrderReader.read(
                parquet("SELECT 'A' customer, DATE '2024-03-05' AS date, 1 AS amount LIMIT 0"), settings()));
        assertThat(empty.problem()).isEqualTo(OrderProblem.NO_ROWS);

        Path whole = parquet("SELECT 'A' customer, DATE '2024-03-05' AS date, 1 AS amount");
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.parquet"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        OrderFileException damaged = catchThrowableOfType(OrderFileException.class,
                () -> OrderReader.read(cut, settings()));
        assertThat(damaged.problem()).isEqualTo(OrderProblem.FILE_DAMAGED);
    }
}
