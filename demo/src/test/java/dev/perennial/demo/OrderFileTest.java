package dev.perennial.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

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
    void theCommandLeavesTheFileAndSaysWhere() {
        StringWriter answer = new StringWriter();
        int code = command(answer).execute("--home", folder.toString(), "--customers", "50", "--lang", "zh");
        assertThat(code).isZero();
        assertThat(answer.toString().strip()).isEqualTo(folder.resolve("demo/orders.csv").toString());
        assertThat(folder.resolve("demo")).isDirectoryContaining("glob:**/orders.csv")
                .isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aFileMadeWithTheSameSettingsIsKeptAndAnotherReplaced() throws IOException {
        PrintWriter messages = new PrintWriter(new StringWriter());
        Path file = DemoCommand.prepare(COMPANY.withCustomers(10), folder, Locale.ENGLISH, messages);
        Files.writeString(file, "kept");
        DemoCommand.prepare(COMPANY.withCustomers(10), folder, Locale.ENGLISH, messages);
        assertThat(file).hasContent("kept");
        DemoCommand.prepare(COMPANY.withCustomers(11), folder, Locale.ENGLISH, messages);
        assertThat(Files.readString(file)).startsWith(OrderFile.HEADINGS);
    }

    @Test
    void aWrongLanguageIsAnArgumentError() {
        assertThat(command(new StringWriter()).execute("--lang", "fr")).isEqualTo(2);
        assertThat(command(new StringWriter()).execute("--customers", "0")).isEqualTo(2);
    }

    private static CommandLine command(StringWriter answer) {
        return new CommandLine(new DemoCommand()).setOut(new PrintWriter(answer, true))
                .setErr(new PrintWriter(new StringWriter()));
    }
}
