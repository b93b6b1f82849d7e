package dev.perennial.engine.orders;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.perennial.engine.orders.OrderFiles.file;
import static dev.perennial.engine.orders.OrderFiles.lines;
import static dev.perennial.engine.orders.OrderFiles.settings;
import static org.assertj.core.api.Assertions.assertThat;

class OrderReaderTest {

    @TempDir
    Path folder;

    private OrderLog read(String text) throws OrderFileException {
        return OrderReader.read(file(folder, text), settings());
    }

    @Test
    void aPlainFileIsReadAsItStands() throws Exception {
        OrderLog log = read(
                "customer_id,order_date,amount\n007,2024-01-05,12.50\nB,2024-02-29,3\n007,2024-03-01,-1.5\n");

        assertThat(lines(log)).containsExactly("007 2024-01-05 12.5", "007 2024-03-01 -1.5", "B 2024-02-29 3");
        assertThat(log.summary().rows()).isEqualTo(3);
        assertThat(log.summary().rejected()).isEmpty();
        assertThat(log.summary().firstDay()).isEqualTo("2024-01-05");
        assertThat(log.summary().lastDay()).isEqualTo("2024-03-01");
        assertThat(log.summary().format()).isEqualTo(new OrderFormat("csv", "UTF-8", ",", "iso", Map
                .of(OrderColumn.CUSTOMER, "customer_id", OrderColumn.DATE, "order_date", OrderColumn.AMOUNT,
                        "amount")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16", "UTF-16LE"})
    void chineseHeadingsAreRecognisedInEveryEncoding(String charset) throws Exception {
        String text = "会员号;下单时间;实付金额;订单状态\n张三;2024年1月5日;￥1,299.00;已完成\n李四;2024/1/6 10:30;8元;已退款\n";
        String marked = charset.equals("UTF-16LE") ? "\uFEFF" + text : text;

        OrderLog log = OrderReader.read(file(folder, marked, Charset.forName(charset)), settings());

        assertThat(lines(log)).containsExactly("张三 2024-01-05 1299", "李四 2024-01-06 -8");
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheFirstHeading() throws Exception {
        assertThat(lines(read("\uFEFFcustomer,date,amount\nA,2024-01-05,1\n"))).containsExactly("A 2024-01-05 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void everyUsualDelimiterIsRecognised(String delimiter) throws Exception {
        String text = "customer,date,amount,note\nA,2024-01-05,1.5,x\nB,2024-01-06,2.5,y\n".replace(",", delimiter);

        assertThat(lines(read(text))).containsExactly("A 2024-01-05 1.5", "B 2024-01-06 2.5");
    }

    @Test
    void aSpreadsheetsDelimiterLineIsObeyed() throws Exception {
        assertThat(lines(read("sep=;\r\ncustomer;date;amount\r\nA;2024-01-05;1,5\r\n")))
                .containsExactly("A 2024-01-05 1.5");
    }

    @Test
    void aFilePackedByGzipIsReadAsItsContent() throws Exception {
        Path packed = folder.resolve("orders.csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("customer,date,amount\nA,2024-01-05,1.5\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(lines(OrderReader.read(packed, settings()))).containsExactly("A 2024-01-05 1.5");
    }

    @Test
    void quotedFieldsMayHoldDelimitersQuotesAndLineEnds() throws Exception {
        OrderLog log = read("customer,date,amount\n\"A, \"\"B\"\"\nC\",2024-01-05,\"1,299.50\"\nD,2024-01-06,2\n");

        assertThat(lines(log)).containsExactly("A, \"B\"\nC 2024-01-05 1299.5", "D 2024-01-06 2");
    }

    @Test
    void aWindowsOrOldMacintoshLineEndIsALineEnd() throws Exception {
        assertThat(lines(read("customer,date,amount\r\nA,2024-01-05,1\r\n\r\nB,2024-01-06,2\r\n"))).hasSize(2);
        assertThat(lines(read("customer,date,amount\rA,2024-01-05,1\r\rB,2024-01-06,2\r"))).hasSize(2);
    }

    @Test
    void whatIsLeftOfAnOrderGivenBackInFullIsNoOrder() throws Exception {
        OrderLog log = read("customer,date,amount,status\nA,2024-01-05,0,refunded\nA,2024-01-06,0,paid\n");

        assertThat(lines(log)).containsExactly("A 2024-01-06 0");
        assertThat(log.summary().rejected()).containsOnlyKeys(RejectReason.CANCELLED);
    }

    @Test
    void blankLinesAreNotRows() throws Exception {
        OrderLog log = read("\n  \ncustomer,date,amount\n\nA,2024-01-05,1\n   \n\n");

        assertThat(log.summary().rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NA", "n/a", "NULL", "NaN", "None", "-", "  "})
    void aRowWithoutCustomerIsRejectedAndNotMalformed(String customer) throws Exception {
        OrderLog log = OrderReader.read(
                file(folder, "customer,date,amount\n" + customer + ",2024-01-05,1\nA,2024-01-05,1\n"),
                settings().withMaxRejectedShare(0));

        assertThat(log.summary().rejected()).containsExactly(Map.entry(RejectReason.NO_CUSTOMER, 1L));
        assertThat(lines(log)).containsExactly("A 2024-01-05 1");
    }

    @Test
    void refundsAreNegativeWhateverTheirSignAndCancelledOrdersNeverTookPlace() throws Exception {
        OrderLog log = read("""
                customer,date,amount,status
                A,2024-01-05,5,Refunded
                B,2024-01-05,-5,退款
                C,2024-01-05,5,Cancelled
                D,2024-01-05,5,交易关闭
                E,2024-01-05,5,shipped
                """);

        assertThat(lines(log)).containsExactly("A 2024-01-05 -5", "B 2024-01-05 -5", "E 2024-01-05 5");
        assertThat(log.summary().rejected()).containsExactly(Map.entry(RejectReason.CANCELLED, 2L));
    }

    @Test
    void aRowWithTooFewOrTooManyFieldsIsRejectedByItsShape() throws Exception {
        OrderLog log = read("customer,date,amount\nA,2024-01-05\nB,2024-01-05,1,299.00\nC,2024-01-05,1\n");

        assertThat(log.summary().rejected()).containsExactly(Map.entry(RejectReason.BAD_SHAPE, 2L));
        assertThat(lines(log)).containsExactly("C 2024-01-05 1");
    }

    @Test
    void theAmountIsQuantityTimesPriceWhenThereIsNoAmount() throws Exception {
        OrderLog log = read("""
                InvoiceNo,Quantity,InvoiceDate,UnitPrice,CustomerID
                1,6,2010-12-01 08:26:00,2.55,17850
                C1,-2,2010-12-01 08:26:00,0.33333,17850
                """);

        assertThat(lines(log)).containsExactly("17850 2010-12-01 15.3", "17850 2010-12-01 -0.6667");
    }

    @Test
    void namingPriceOrQuantityChoosesTheProductOverAnAmountColumn() throws Exception {
        OrderLog log = OrderReader.read(file(folder, "customer,date,amount,units,each\nA,2024-01-05,99,2,3.5\n"),
                settings().withColumn(OrderColumn.PRICE, "each"));

        assertThat(lines(log)).containsExactly("A 2024-01-05 7");
    }

    @Test
    void linesOfOneOrderShareItsKeyAndRowsWithoutNumberAreOrdersOfTheirOwn() throws Exception {
        OrderLog log = read("""
                customer,date,amount,order_id
                A,2024-01-05,1,O1
                A,2024-01-05,2,O1
                A,2024-01-05,3,
                A,2024-01-05,4,
                A,2024-01-05,5,O2
                """);
        OrderShard shard = log.shards().stream().filter(s -> s.lines() > 0).findFirst().orElseThrow();

        assertThat(shard.order()[0]).isEqualTo(shard.order()[1]).isNotZero();
        assertThat(shard.order()).doesNotContain(0);
        assertThat(java.util.Arrays.stream(shard.order()).distinct()).hasSize(4);
    }

    @Test
    void appearanceOrdersCustomersAsTheFileDoesByTheirFirstAcceptedLine() throws Exception {
        OrderLog log = read("customer,date,amount\nA,bad,1\nB,2024-01-05,1\nA,2024-01-06,1\n");

        assertThat(lines(log)).containsExactly("B 2024-01-05 1", "A 2024-01-06 1");
    }

    @Test
    void theResultDependsNeitherOnThreadsNorOnThePiecesOfTheFile() throws Exception {
        StringBuilder text = new StringBuilder("customer,date,amount,order_id\n");
        for (int i = 0; i < 5_000; i++) {
            text.append("C").append(i * 7919L % 611).append(",2024-01-").append(10 + i % 20).append(',').append(i)
                    .append(".25,O").append(i / 3).append(i % 97 == 0 ? ",x\n" : "\n");
        }
        Path file = file(folder, text.toString());
        String expected = OrderFiles.content(OrderReader.read(file, settings().withThreads(1)));

        for (int pieces : new int[]{100, 1_000, 30_000}) {
            assertThat(OrderFiles.content(OrderReader.read(file, settings().withThreads(4), pieces)))
                    .isEqualTo(expected);
        }
    }

    @Test
    void quotesAndLineEndsInsideThemDoNotDisturbReadingInPieces() throws Exception {
        StringBuilder text = new StringBuilder("customer,date,amount,note\n");
        for (int i = 0; i < 3_000; i++) {
            text.append("\"C").append(i % 61).append("\",2024-01-").append(10 + i % 20).append(",\"1,")
                    .append(100 + i % 800)
                    .append(".25\",")
                    .append(i % 5 == 0 ? "\"a \"\"b\"\"\n\nC1,2024-01-11,5,\"" : i % 7 == 0 ? "5\" wide" : "")
                    .append('\n');
        }
        Path file = file(folder, text.toString());
        OrderLog whole = OrderReader.read(file, settings().withThreads(1));

        assertThat(whole.summary().accepted()).isEqualTo(3_000);
        for (int pieces : new int[]{100, 1_000, 30_000}) {
            assertThat(OrderFiles.content(OrderReader.read(file, settings().withThreads(3), pieces)))
                    .isEqualTo(OrderFiles.content(whole));
        }
    }

    @Test
    void everyUnitOfProgressIsReportedOnce() throws Exception {
        Path file = file(folder, "customer,date,amount\nA,2024-01-05,1\nB,2024-01-05,1\n");
        long[] last = new long[2];

        OrderReader.read(file, settings().withProgress((done, total) -> {
            assertThat(done).isGreaterThanOrEqualTo(last[0]);
            last[0] = done;
            last[1] = total;
        }), 25);

        assertThat(last[0]).isEqualTo(last[1]).isEqualTo(Files.size(file));
    }
}
