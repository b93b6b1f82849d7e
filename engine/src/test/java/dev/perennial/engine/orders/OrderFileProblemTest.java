package dev.perennial.engine.orders;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.perennial.engine.orders.OrderFiles.file;
import static dev.perennial.engine.orders.OrderFiles.lines;
import static dev.perennial.engine.orders.OrderFiles.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class OrderFileProblemTest {

    @TempDir
    Path folder;

    private OrderFileException problem(String text) {
        return problem(file(folder, text), settings());
    }

    private static OrderFileException problem(Path file, OrderReadSettings settings) {
        OrderFileException problem = catchThrowableOfType(OrderFileException.class,
                () -> OrderReader.read(file, settings, 100));
        assertThat(problem).isNotNull();
        for (Locale locale : new Locale[]{Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
            assertThat(problem.message(locale)).doesNotContain("{").doesNotContain("null").hasLineCount(1)
                    .hasSizeBetween(8, 600);
        }
        return problem;
    }

    private static void says(OrderFileException problem, OrderProblem expected, String... words) {
        assertThat(problem.problem()).isEqualTo(expected);
        for (String word : words) {
            assertThat(problem.message(Locale.ENGLISH)).containsIgnoringCase(word);
        }
        assertThat(problem.message(Locale.SIMPLIFIED_CHINESE)).containsPattern("\\p{IsHan}");
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemReadsWellInBothLanguages(OrderProblem problem) {
        Object[] arguments = {"a", "b", "c", "d", "e", "f", "g"};

        assertThat(problem.code()).matches("orders/[a-z-]+");
        assertThat(problem.message(Locale.ENGLISH, arguments)).doesNotContain("{").doesNotContainPattern("\\p{IsHan}");
        assertThat(problem.message(Locale.CHINESE, arguments)).doesNotContain("{").containsPattern("\\p{IsHan}");
    }

    @Test
    void whatIsNotAReadableFileIsSaidSo() {
        says(problem(folder.resolve("none.csv"), settings()), OrderProblem.FILE_MISSING, "none.csv");
        says(problem(folder, settings()), OrderProblem.FILE_NOT_REGULAR);
    }

    @Test
    void anEmptyFileAndAFileOfHeadingsAreSaidSo() {
        says(problem(""), OrderProblem.FILE_EMPTY);
        says(problem("\uFEFF"), OrderProblem.FILE_EMPTY);
        says(problem("\n\n  \n"), OrderProblem.FILE_EMPTY);
        says(problem("customer,date,amount\n"), OrderProblem.NO_ROWS);
        says(problem("customer,date,amount"), OrderProblem.NO_ROWS);
        says(problem("customer,date,amount\n\n \n"), OrderProblem.NO_ROWS);
    }

    @Test
    void binaryDataIsNamedByItsLine() {
        says(problem("customer,date,amount\nA,2024-01-05,1\nB,2024\0-01-05,1\n"), OrderProblem.FILE_BINARY, "line 3");
        says(problem("customer,date,amount\r\rA,2024-01-05,1\r\nB,2024\0-01-05,1\n"), OrderProblem.FILE_BINARY,
                "line 4");
        says(problem("PK\3\4rest of a workbook"), OrderProblem.FILE_SPREADSHEET, "CSV");
        says(problem("PAR1 but not Parquet"), OrderProblem.FILE_DAMAGED, "Parquet");
        says(problem(file(folder, new byte[]{0x1F, (byte) 0x8B, 8, 0, 1, 2, 3}), settings()),
                OrderProblem.FILE_DAMAGED, "gzip");
    }

    @Test
    void aWrongOrUnknownDelimiterIsSaidSo() {
        says(problem(file(folder, "customer;date;amount\nA;2024-01-05;1\n"), settings().withDelimiter(',')),
                OrderProblem.DELIMITER_WRONG, "customer;date;amount", "--delimiter");
        says(problem("customer date amount\nA 2024-01-05 1\n"), OrderProblem.DELIMITER_UNKNOWN, "--delimiter");
    }

    @Test
    void aFileWithoutHeadingsIsSaidSo() {
        says(problem("A,2024-01-05,12.5\nB,2024-01-06,13\n"), OrderProblem.HEADINGS_MISSING, "A,2024-01-05,12.5");
    }

    @Test
    void aMissingColumnListsTheHeadingsAndTheOption() {
        says(problem("who,date,amount\nA,2024-01-05,1\n"), OrderProblem.COLUMN_MISSING, "who, date, amount",
                "--customer");
        says(problem("customer,date,quantity\nA,2024-01-05,1\n"), OrderProblem.COLUMN_MISSING, "--amount");
        says(problem(file(folder, "customer,date,amount\nA,2024-01-05,1\n"),
                settings().withColumn(OrderColumn.DATE, "when")), OrderProblem.COLUMN_UNKNOWN, "when", "--date");
    }

    @Test
    void twoCandidatesForOneRoleAreBothNamed() {
        says(problem("customer,member_no,date,amount\nA,B,2024-01-05,1\n"), OrderProblem.COLUMN_AMBIGUOUS,
                "customer, member_no", "--customer");
        says(problem("customer,date,amount,total\nA,2024-01-05,1,2\n"), OrderProblem.COLUMN_AMBIGUOUS, "amount, total",
                "--amount");
        says(problem("customer,date,amount,amount\nA,2024-01-05,1,2\n"), OrderProblem.COLUMN_AMBIGUOUS, "--amount");
    }

    @Test
    void idsThatOnlyMightBeCustomersAreNotGuessed() throws Exception {
        String text = "master_id,sample_id,date,cds,amount\n1,2,1997-01-01,2,29.33\n";

        says(problem(text), OrderProblem.COLUMN_MISSING, "master_id, sample_id", "--customer");
        assertThat(
                lines(OrderReader.read(file(folder, text), settings().withColumn(OrderColumn.CUSTOMER, "sample_id"))))
                .containsExactly("2 1997-01-01 29.33");
    }

    @Test
    void datesThatCanBeReadInTwoWaysAreShownWithTheOption() throws Exception {
        String text = "customer,date,amount\nA,03/04/2024,1\nB,05/06/2024,1\nC,07/08/2024,1\nD,09/10/2024,1\n";

        says(problem(text), OrderProblem.DATES_AMBIGUOUS, "03/04/2024, 05/06/2024, 07/08/2024", "--date-format dmy",
                "--date-format mdy");
        assertThat(lines(OrderReader.read(file(folder, text), settings().withDateFormat("mdy"))))
                .contains("A 2024-03-04 1");
    }

    @Test
    void datesInTwoOrdersAreShownBesideEachOther() {
        says(problem("customer,date,amount\nA,25/01/2024,1\nB,01/26/2024,1\n"), OrderProblem.DATES_IN_TWO_ORDERS,
                "25/01/2024", "01/26/2024", "--date-format");
    }

    @Test
    void aDateFarDownTheFileCanSettleOrContradictTheOrder() throws Exception {
        String unclear = "customer,date,amount\n" + "A,03/04/2024,1\n".repeat(30_000);

        OrderLog settled = OrderReader.read(file(folder, unclear + "B,25/01/2024,1\n"), settings());
        assertThat(lines(settled)).contains("A 2024-04-03 1", "B 2024-01-25 1").hasSize(30_001);
        assertThat(settled.summary().format().dateOrder()).isEqualTo("dmy");
        says(problem("customer,date,amount\nA,25/01/2024,1\n" + "A,03/04/2024,1\n".repeat(30_000) + "B,01/25/2024,1\n"),
                OrderProblem.DATES_IN_TWO_ORDERS, "25/01/2024", "01/25/2024");
    }

    @Test
    void yearsOfTwoDigitsAndCountsOfDaysAreSaidSo() {
        says(problem("customer,date,amount\nA,03/04/24,1\nB,05/06/24,1\n"), OrderProblem.DATES_TWO_DIGIT_YEAR,
                "03/04/24", "--date-format");
        says(problem("customer,date,amount\nA,44927,1\nB,44928,1\n"), OrderProblem.DATES_SERIAL, "44927", "--date");
    }

    @Test
    void anUnknownDateFormatOrEncodingIsSaidSo() {
        Path file = file(folder, "customer,date,amount\nA,2024-01-05,1\n");

        says(problem(file, settings().withDateFormat("bogus")), OrderProblem.DATE_FORMAT_INVALID, "bogus");
        says(problem(file, settings().withEncoding("utf-99")), OrderProblem.ENCODING_UNKNOWN, "utf-99", "--encoding");
    }

    @Test
    void amountsThatCanBeReadInTwoWaysAreShownWithTheOption() throws Exception {
        String text = "customer;date;amount\nA;2024-01-05;1,299\nB;2024-01-05;2,500\n";

        says(problem(text), OrderProblem.AMOUNTS_AMBIGUOUS, "1,299; 2,500", "--decimal .", "--decimal ,");
        assertThat(lines(OrderReader.read(file(folder, text), settings().withDecimal(','))))
                .containsExactly("A 2024-01-05 1.299", "B 2024-01-05 2.5");
        assertThat(lines(OrderReader.read(file(folder, text + "C;2024-01-05;3,5\n"), settings())))
                .contains("A 2024-01-05 1.299");
        assertThat(lines(OrderReader.read(file(folder, text + "C;2024-01-05;3,500.25\n"), settings())))
                .contains("A 2024-01-05 1299");
    }

    @Test
    void amountsInTwoStylesAreShownBesideEachOtherAndAGivenStyleRejectsTheOther() throws Exception {
        String text = "customer;date;amount\nA;2024-01-05;12.50\nB;2024-01-05;13,50\n";

        says(problem(text), OrderProblem.AMOUNTS_IN_TWO_STYLES, "12.50", "13,50", "--decimal");
        assertThat(OrderReader.read(file(folder, text), settings().withDecimal('.')).summary().rejected())
                .containsEntry(RejectReason.BAD_AMOUNT, 1L);
    }

    @Test
    void mixedAndUnknownEncodingsAreNamedByTheirLine() {
        byte[] head = "客户,日期,金额\n张三,2024-01-05,1\n王五,2024-01-05,1\n".getBytes(StandardCharsets.UTF_8);
        byte[] other = "李四,2024-01-06,2\n".getBytes(Encodings.GB18030);
        byte[] mixed = java.util.Arrays.copyOf(head, head.length + other.length);
        System.arraycopy(other, 0, mixed, head.length, other.length);

        says(problem(file(folder, mixed), settings()), OrderProblem.ENCODING_MIXED, "line 4");
        says(problem(file(folder, "customer,date,amount\nA,2024-01-05,1\nJosé,2024-01-05,1\n",
                StandardCharsets.ISO_8859_1), settings()), OrderProblem.ENCODING_UNDECODABLE, "line 3", "--encoding");
        says(problem(file(folder, "customer,date,amount\nA,2024-01-05,1\nRenée,2024-01-05,1\n",
                StandardCharsets.ISO_8859_1), settings()), OrderProblem.ENCODING_UNDECODABLE, "line 3", "--encoding");
    }

    @Test
    void aNamedEncodingIsObeyed() throws Exception {
        Path file = file(folder, "customer,date,amount\nRenée,2024-01-05,1\n", StandardCharsets.ISO_8859_1);

        assertThat(lines(OrderReader.read(file, settings().withEncoding("windows-1252"))))
                .containsExactly("Renée 2024-01-05 1");
        says(problem(file, settings().withEncoding("UTF-8")), OrderProblem.ENCODING_UNDECODABLE, "line 2", "UTF-8");
    }

    @Test
    void brokenQuotesAreNamedByTheLineOfTheirRow() {
        says(problem("customer,date,amount\nA,2024-01-05,1\n\"B,2024-01-05,1\nC,2024-01-05,1\n"),
                OrderProblem.QUOTES_BROKEN, "line 3");
        says(problem("customer,date,amount\nA,2024-01-05,1\n\"B\"x,2024-01-05,1\n"), OrderProblem.QUOTES_BROKEN,
                "line 3");
    }

    @Test
    void aCellOfTenMegabytesIsNamedByTheLineOfItsRow() {
        says(problem(file(folder, "customer,date,amount\nA,2024-01-05,1\n" + "x".repeat(10 << 20) + ",2024-01-05,1\n"),
                settings()), OrderProblem.CELL_TOO_LARGE, "line 3");
    }

    @Test
    void tooManyBadRowsStopTheReadWithCountsAndLines() {
        says(problem(
                file(folder, "customer,date,amount\nA,2024-01-05,1\nB,2024-02-30,1\nC,2024-01-05,x\nD,2026-01-01,1\n"),
                settings().withMaxRejectedShare(0.05).withRejectFile(folder.resolve("r.csv"))),
                OrderProblem.TOO_MANY_REJECTED, "3 of 4 rows", "bad-date=1", "bad-amount=1", "future-date=1",
                "3 (bad-date)", "5.0 %", "r.csv", "--max-rejected");
        assertThat(folder.resolve("r.csv")).exists();
    }

    @Test
    void tooManyRowsWithoutCustomerStopTheRead() {
        says(problem(file(folder, "customer,date,amount\nA,2024-01-05,1\n,2024-01-05,1\n,2024-01-05,1\n"),
                settings().withMaxAnonymousShare(0.5)), OrderProblem.TOO_MANY_ANONYMOUS, "2 of 3 rows",
                "--max-anonymous");
    }

    @Test
    void aFileOfWhichNothingCanBeUsedIsSaidSo() {
        says(problem("customer,date,amount,status\nA,2024-01-05,1,cancelled\n"), OrderProblem.NOTHING_ACCEPTED,
                "cancelled=1");
    }

    @Test
    void aRejectFileThatCannotBeWrittenIsSaidSo() {
        says(problem(file(folder, "customer,date,amount\nA,2024-01-05,1\nB,x,1\n"),
                settings().withRejectFile(folder.resolve("no/such/folder/r.csv"))), OrderProblem.REJECTS_UNWRITABLE,
                "--rejects");
    }

    @Test
    void rejectedRowsAreListedInOrderWithLineReasonValueAndRow() throws Exception {
        Path list = folder.resolve("rejects.csv");
        OrderReader.read(file(folder, """
                customer,date,amount,note
                A,2024-01-05,1,x
                ,2024-01-05,1,"anonymous, of course"
                =B,2024-02-30,1,"two
                lines"
                C,2024-01-05,-abc,
                D,2024-01-05
                """), settings().withRejectFile(list), 30);

        assertThat(Files.readString(list)).isEqualTo("\uFEFF" + """
                line,reason,detail,row
                3,no-customer,,",2024-01-05,1,anonymous, of course"
                4,bad-date,2024-02-30,"'=B,2024-02-30,1,two
                lines"
                6,bad-amount,'-abc,"C,2024-01-05,-abc,"
                7,bad-shape,2 ≠ 4,"D,2024-01-05"
                """);
    }

    @Test
    void noRejectsLeaveNoRejectFile() throws Exception {
        Path list = folder.resolve("none.csv");
        OrderLog log = OrderReader.read(file(folder, "customer,date,amount\nA,2024-01-05,1\n"),
                settings().withRejectFile(list));

        assertThat(list).doesNotExist();
        assertThat(log.summary().rejectFile()).isEmpty();
    }
}
