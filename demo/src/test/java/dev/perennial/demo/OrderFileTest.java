package dev.perennial.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class OrderFileTest {

    private static final DemoCompany COMPANY = DemoCompany.standard().withCustomers(5_000);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theFileIsTheSameEveryTimeAndInCustomerOrder() throws IOException {
        Path first = folder.resolve("a.csv");
        Path second = folder.resolve("b.csv");
        OrderFile.write(COMPANY, Locale.CHINESE, first);
        OrderFile.write(COMPANY, Locale.CHINESE, second);
        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
        assertThat(Files.readAllLines(first).stream().skip(1).map(line -> line.split(",", -1)[2])).isSorted();
    }

    @Test
    void amountIsQuantityTimesPriceLessDiscount() throws IOException {
        Path file = folder.resolve("orders.csv");
        OrderFile.write(COMPANY, Locale.CHINESE, file);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.getFirst()).isEqualTo(OrderFile.HEADINGS);
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            assertThat(fields).hasSize(10);
            BigDecimal list = new BigDecimal(fields[6]).multiply(new BigDecimal(fields[7]));
            assertThat(list.subtract(new BigDecimal(fields[8]))).isEqualByComparingTo(fields[9]);
        }
    }

    @Test
    void aNameWithACommaIsQuoted() {
        assertThat(DemoCompanyTest.text(new Rows().field("Bowls, set of \"four\"")))
                .isEqualTo("\"Bowls, set of \"\"four\"\"\"");
    }

    @Test
    void numbersAndAmountsAreWrittenInFull() {
        assertThat(DemoCompanyTest.text(new Rows().hundredths(-5).next().hundredths(123_456).next().padded(7, 3).next()
                .padded(1_000, 3))).isEqualTo("-0.05,1234.56,007,1000");
    }

    @Test
    void bulkOrdersAreAboutTenACustomer() throws IOException {
        Path file = folder.resolve("bulk.csv");
        BulkOrders.grocer(4_000, 1).write(file);
        try (Stream<String> lines = Files.lines(file)) {
            assertThat((lines.count() - 1) / 4_000.0).isBetween(9.0, 11.5);
        }
    }

    @Test
    void aFileMadeWithTheSameSettingsIsKeptAndAnotherReplaced() throws IOException {
        Path file = DemoCommand.prepare(COMPANY.withCustomers(10), folder, Locale.ENGLISH);
        Files.writeString(file, "kept");
        DemoCommand.prepare(COMPANY.withCustomers(10), folder, Locale.ENGLISH);
        assertThat(file).hasContent("kept");
        DemoCommand.prepare(COMPANY.withCustomers(11), folder, Locale.ENGLISH);
        assertThat(Files.readString(file)).startsWith(OrderFile.HEADINGS);
    }
}
