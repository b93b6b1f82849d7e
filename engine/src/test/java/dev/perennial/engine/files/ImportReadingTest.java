package dev.perennial.engine.files;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.engine.orders.OrderProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What a file is taken for, and what becomes of its rows. */
class ImportReadingTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Clock NOON = Clock.fixed(Instant.parse("2025-06-30T04:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private Path file(String text, Charset charset) throws Exception {
        return Files.write(Files.createTempFile(folder, "import", ".csv"), text.getBytes(charset));
    }

    private Path file(String text) throws Exception {
        return file(text, StandardCharsets.UTF_8);
    }

    private static ImportFile open(Path path) throws Exception {
        return ImportFile.open(path, "file.csv", Optional.empty(), Optional.empty());
    }

    /** A dollar was worth 7.3 of ours from 2025-01-02 on, and nothing before. */
    private static final ExchangeRates RATES = (currency,
            day) -> currency.equals("USD") && day >= LocalDate.of(2025, 1, 2).toEpochDay() ? 730_000_000 : 0;

    private static ImportReading.Settings settings(Map<ImportField, Integer> mapping,
            Map<Long, Map<Integer, String>> edits) {
        return new ImportReading.Settings(mapping, Optional.empty(), Optional.empty(), SHANGHAI, NOON, "CNY", "CNY",
                RATES,
                Map.of("lin", 7L), Map.of("华东", 3L), edits);
    }

    /** Everything that was read, begun anew when told so. */
    private static final class Kept<T> implements ImportReading.Sink<T> {
        private final List<T> lines = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();

        @Override
        public void begin() {
            lines.clear();
            faults.clear();
        }

        @Override
        public boolean line(long line, List<String> cells, T value) {
            return lines.add(value);
        }

        @Override
        public boolean faulty(long line, List<String> cells, List<CellProblem> problems) {
            problems.forEach(p -> faults.add(line + ":" + p.column() + " " + p.fault()));
            return true;
        }
    }

    private static Kept<OrderLine> orders(Path path, Map<Long, Map<Integer, String>> edits) throws Exception {
        Kept<OrderLine> kept = new Kept<>();
        try (ImportFile file = open(path)) {
            new ImportReading(file, settings(ImportObject.ORDERS.recognise(file.headings()), edits)).orders(kept);
        }
        return kept;
    }

    private Kept<OrderLine> orders(String text) throws Exception {
        return orders(file(text), Map.of());
    }

    private Kept<CustomerLine> customers(String text) throws Exception {
        Kept<CustomerLine> kept = new Kept<>();
        try (ImportFile file = open(file(text))) {
            new ImportReading(file, settings(ImportObject.CUSTOMERS.recognise(file.headings()), Map.of()))
                    .customers(kept);
        }
        return kept;
    }

    @Test
    void aTaobaoExportInGb18030IsRecognised() throws Exception {
        String text = """
                订单编号,买家会员名,总金额,买家实际支付金额,订单状态,收货人姓名,订单创建时间,订单付款时间,宝贝标题,宝贝总数量,店铺名称
                T1,小明同学,100.00,88.50,交易成功,张三,2025-01-02 13:14:15,2025-01-02 13:20:00,绿茶,2,茶铺
                T2,小红同学,50.00,50.00,交易关闭,李四,2025-01-03 08:00:00,,红茶,1,茶铺
                """;
        try (ImportFile file = open(file(text, Charset.forName("GB18030")))) {
            FileShape shape = file.shape();
            assertThat(shape.encoding()).isEqualTo("GB18030");
            assertThat(shape.likely()).isEqualTo(ImportObject.ORDERS);
            assertThat(shape.rows()).isEqualTo(2);
            assertThat(shape.columns().get(6).dates()).isEqualTo(FileShape.Dates.CLEAR);
            assertThat(shape.columns().get(1).samples()).containsExactly("小明同学", "小红同学");
        }
        Kept<OrderLine> read = orders(file(text, Charset.forName("GB18030")), Map.of());
        assertThat(read.lines).containsExactly(new OrderLine(2, "小明同学", "T1", 20_090,
                Instant.parse("2025-01-02T05:14:15Z").getEpochSecond(), 885_000, 20_000L, "绿茶", "交易成功", "CNY", 0, "茶铺",
                null));
        assertThat(read.faults).containsExactly("3:4 CANCELLED");
    }

    @Test
    void aShopifyExportIsRecognisedWithItsOrderNumberCalledName() throws Exception {
        String text = """
                Name,Email,Financial Status,Paid at,Currency,Subtotal,Total,Created at,Lineitem name
                #1001,a@example.com,paid,2025-01-02 10:00:00 +0800,CNY,9.00,10.00,2025-01-02 09:59:00 +0800,Tea
                """;

        assertThat(orders(text).lines).containsExactly(new OrderLine(2, "a@example.com", "#1001", 20_090,
                Instant.parse("2025-01-02T01:59:00Z").getEpochSecond(), 100_000, null, "Tea", null, "CNY", 0, null,
                null));
    }

    @Test
    void anotherCurrencyComesWithTheRateOfTheDay() throws Exception {
        Kept<OrderLine> read = orders("""
                customer,date,amount,currency
                A,2025-01-02,10,usd
                B,2025-01-02,10,CNY
                C,2025-01-01,10,USD
                D,2025-01-02,10,EUR
                E,2025-01-02,9999999999999,USD
                """);
        assertThat(read.lines).extracting(OrderLine::customer, OrderLine::currency, OrderLine::rate).containsExactly(
                org.assertj.core.groups.Tuple.tuple("A", "USD", 730_000_000L),
                org.assertj.core.groups.Tuple.tuple("B", "CNY", 0L));
        assertThat(read.faults).containsExactly("4:3 NO_RATE", "5:3 NO_RATE", "6:2 BAD_AMOUNT");
    }

    @Test
    void everythingWrongWithARowIsToldAtOnce() throws Exception {
        Kept<OrderLine> read = orders("""
                customer,date,amount,currency
                ,2025-13-01,abc,XYZ
                A,2026-01-01,1,EUR
                A,2025-01-01
                A,2025-01-01,1,
                A,2025-01-01,1o,EUR
                """);
        assertThat(read.faults).containsExactly("2:0 NO_CUSTOMER", "2:1 BAD_DATE", "2:2 BAD_AMOUNT",
                "2:3 BAD_CURRENCY", "3:1 FUTURE_DATE", "4:-1 BAD_SHAPE", "6:2 BAD_AMOUNT", "6:3 NO_RATE");
        assertThat(read.lines).hasSize(1);
    }

    @Test
    void aMendedCellIsReadAsIfItStoodInTheFile() throws Exception {
        Path path = file("customer,date,amount\nA,2025-01-01,1o\nB,2025-01-01,5\nC,2025-01-01\n");
        assertThat(orders(path, Map.of()).faults).containsExactly("2:2 BAD_AMOUNT", "4:-1 BAD_SHAPE");
        Kept<OrderLine> mended = orders(path, Map.of(2L, Map.of(2, "10"), 4L, Map.of(2, "3"), 3L, Map.of(99, "x")));
        assertThat(mended.faults).isEmpty();
        assertThat(mended.lines).extracting(OrderLine::amount).containsExactly(100_000L, 50_000L, 30_000L);
    }

    @Test
    void aDateThatOnlyALaterRowSettlesIsReadRight() throws Exception {
        StringBuilder text = new StringBuilder("customer,date,amount\n");
        Collections.nCopies(1_500, "A,03/04/2025,1\n").forEach(text::append);
        text.append("A,13/04/2025,1\n");
        Kept<OrderLine> read = orders(text.toString());
        assertThat(read.lines).hasSize(1_501);
        assertThat(read.lines.getFirst().day()).isEqualTo((int) java.time.LocalDate.of(2025, 4, 3).toEpochDay());
    }

    @Test
    void theDateThatIsUnclearIsTheOneShown() throws Exception {
        try (ImportFile file = open(file("customer,date,amount\nA,2025-01-02,1\nB,03/04/2025,1\n"))) {
            assertThat(file.shape().columns().get(1).samples()).containsExactly("03/04/2025", "2025-01-02");
        }
    }

    @Test
    void datesThatNothingSettlesAreNotGuessed() throws Exception {
        String text = "customer,date,amount\nA,03/04/2025,1\n";
        try (ImportFile file = open(file(text))) {
            assertThat(file.shape().columns().get(1).dates()).isEqualTo(FileShape.Dates.AMBIGUOUS);
        }
        assertThat(catchThrowableOfType(OrderFileException.class, () -> orders(text)).problem())
                .isEqualTo(OrderProblem.DATES_AMBIGUOUS);
    }

    @Test
    void refundsAreNegativeAndQuantityTimesPriceIsExact() throws Exception {
        assertThat(orders("customer,date,qty,price,status\nA,2025-01-01,3,0.3333,\nA,2025-01-01,1,5,退款成功\n").lines)
                .extracting(OrderLine::amount).containsExactly(9_999L, -50_000L);
    }

    @Test
    void timesWithoutOffsetAreBusinessTime() throws Exception {
        assertThat(orders("customer,date,amount\nA,2025-01-01,1\nA,20250101235959,1\nA,2024-12-31T16:00:00Z,1\n").lines)
                .extracting(line -> Instant.ofEpochSecond(line.epochSecond()) + " " + line.day())
                .containsExactly("2024-12-31T16:00:00Z 20089", "2025-01-01T15:59:59Z 20089",
                        "2024-12-31T16:00:00Z 20089");
    }

    @Test
    void customersAreReadWithTheirDoubtsNamed() throws Exception {
        Kept<CustomerLine> read = customers("""
                客户编号,客户名称,客户类型,邮箱,手机,城市,标签,负责人,注册时间,团队
                C1,杭州青山茶业有限公司,,info@example.com,0571-8888 8888,杭州,"VIP,茶",Lin,2020-05-06,华东
                C2,王小明,个人,wang@,12,杭州,,nobody,2020-13-01,华西
                C3,李雷,外星人,,,,,,,
                """);
        assertThat(read.lines).containsExactly(new CustomerLine(2, "C1", "杭州青山茶业有限公司", null, "info@example.com",
                "0571-8888 8888", null, null, "杭州", null, null, List.of("VIP", "茶"), 7L, 3L,
                Instant.parse("2020-05-05T16:00:00Z").getEpochSecond(), CustomerDetails.NONE, Map.of()));
        assertThat(read.lines.getFirst().kindOrLikeliest()).isEqualTo("company");
        assertThat(read.faults).containsExactly("3:3 BAD_EMAIL", "3:4 BAD_PHONE", "3:7 UNKNOWN_OWNER",
                "3:9 UNKNOWN_TEAM",
                "3:8 BAD_DATE",
                "4:2 BAD_KIND");
    }

    @Test
    void aCompanyBringsItsContactAndSeveralNumbers() throws Exception {
        Kept<CustomerLine> read = customers("""
                客户编号,公司名称,手机,备用电话,邮箱,区县,规模,兴趣爱好,营销活动,联系人,职位,联系人电话
                C1,杭州茶业,13800000000；13900000000,0571-88888888,a@example.com;b@example.com,西湖区,50人,茶、书,春茶节,李雷,采购,13700000000
                C2,宁波茶业,,12,x;y@example.com,,,,,,采购,
                """);
        assertThat(read.lines).hasSize(1);
        CustomerLine line = read.lines.getFirst();
        assertThat(line.phone()).isEqualTo("13800000000");
        assertThat(line.email()).isEqualTo("a@example.com");
        assertThat(line.details()).isEqualTo(new CustomerDetails("西湖区", "春茶节", "50人", List.of("茶", "书"), null, null,
                List.of("13900000000", "0571-88888888"), List.of("b@example.com"),
                new CustomerDetails.Contact("李雷", "采购", "13700000000", null)));
        assertThat(read.faults).containsExactlyInAnyOrder("3:3 BAD_PHONE", "3:4 BAD_EMAIL", "3:9 CONTACT_NAMELESS");
    }

    @Test
    void aContactThatIsTheOnlyNameIsTheCustomersName() throws Exception {
        assertThat(ImportObject.CUSTOMERS.recognise(List.of("客户编号", "联系人")))
                .containsEntry(CustomerField.NAME, 1).doesNotContainKey(CustomerField.CONTACT_NAME);
        assertThat(ImportObject.CUSTOMERS.recognise(List.of("customer id", "company", "contact")))
                .containsEntry(CustomerField.NAME, 1).containsEntry(CustomerField.CONTACT_NAME, 2);
        assertThat(ImportObject.CUSTOMERS.recognise(List.of("客户编号", "姓名", "职位")))
                .doesNotContainKey(CustomerField.CONTACT_TITLE);
    }

    @Test
    void fieldsThatPeopleDefinedAreRecognisedByTheirNamesAndReadAsTheySay() throws Exception {
        DefinedField cups = new DefinedField("custom_cups", List.of("每日杯数", "Cups a day"),
                text -> text.equals("many")
                        ? new DefinedField.Read.Wrong(RowFault.BAD_NUMBER, List.of(text))
                        : new DefinedField.Read.Value(text));
        DefinedField town = new DefinedField("custom_town", List.of("城市"), DefinedField.Read.Value::new);
        Kept<CustomerLine> kept = new Kept<>();
        try (ImportFile file = open(file("客户编号,城市,每日杯数\nC1,杭州,3\nC2,,many\nC3,,\n"))) {
            Map<ImportField, Integer> mapping = ImportObject.CUSTOMERS.recognise(file.headings(), List.of(cups, town));
            assertThat(mapping).containsEntry(cups, 2).doesNotContainKey(town);
            new ImportReading(file, settings(mapping, Map.of())).customers(kept);
        }
        assertThat(kept.lines).extracting(CustomerLine::defined).containsExactly(Map.of("custom_cups", "3"), Map.of());
        assertThat(kept.faults).containsExactly("3:2 BAD_NUMBER");
    }

    @Test
    void customersMayBeKnownByTheirEmail() throws Exception {
        assertThat(customers("email,name,phone\na@example.com,Ann Lee,+1 (555) 0100\n").lines)
                .extracting(CustomerLine::key, CustomerLine::email, CustomerLine::kindOrLikeliest)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("a@example.com", "a@example.com", "person"));
    }

    @Test
    void aPackedFileReadsAsItsContent() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("customer;date;amount\nA;2025-01-01;1,5\n".getBytes(StandardCharsets.UTF_8));
        }
        Path path = Files.write(folder.resolve("orders.csv.gz"), packed.toByteArray());
        assertThat(orders(path, Map.of()).lines).extracting(OrderLine::amount).containsExactly(15_000L);
    }

    @Test
    void filesThatAreNoTablesAreRefusedWithTheReason() throws Exception {
        assertThat(refusal(new byte[0])).isEqualTo(OrderProblem.FILE_EMPTY);
        assertThat(refusal(new byte[]{'a', 0, 1, 2, 3, ',', 9})).isEqualTo(OrderProblem.FILE_BINARY);
        assertThat(refusal("PK\3\4 rubbish".getBytes(StandardCharsets.UTF_8))).isEqualTo(OrderProblem.FILE_DAMAGED);
        assertThat(refusal("A,2025-01-01,3\nB,2025-01-01,4\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(OrderProblem.HEADINGS_MISSING);
        assertThat(refusal(("x" + ",x".repeat(10_000) + "\n").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(OrderProblem.TOO_MANY_COLUMNS);
        assertThat(refusal("one column\n1\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(OrderProblem.DELIMITER_UNKNOWN);
    }

    @Test
    void aFileThatUnpacksToFarMoreThanDataDoIsRefused() throws Exception {
        byte[] zeros = new byte[1 << 20];
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(text)) {
            for (int i = 0; i < 70; i++) {
                gzip.write(zeros);
            }
        }
        assertThat(refusal(text.toByteArray())).isEqualTo(OrderProblem.FILE_UNPACKS_TOO_LARGE);
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(workbook)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            for (int i = 0; i < 70; i++) {
                zip.write(zeros);
            }
        }
        assertThat(refusal(workbook.toByteArray())).isEqualTo(OrderProblem.FILE_UNPACKS_TOO_LARGE);
    }

    private OrderProblem refusal(byte[] bytes) throws Exception {
        Path path = Files.write(Files.createTempFile(folder, "odd", ".csv"), bytes);
        return catchThrowableOfType(OrderFileException.class, () -> {
            try (ImportFile file = open(path)) {
                file.shape();
            }
        }).problem();
    }

    @Test
    void everyFaultIsSaidInBothLanguages() {
        for (RowFault fault : RowFault.values()) {
            List<String> arguments = List.of("one", "two");
            assertThat(fault.text(Locale.ENGLISH, arguments)).doesNotContain("{").isNotBlank();
            assertThat(fault.text(Locale.CHINA, arguments)).doesNotContain("{").matches(".*\\p{IsHan}.*");
        }
    }

    @Test
    void everyFieldIsRecognisedByItsOwnName() {
        for (ImportObject object : ImportObject.values()) {
            List<String> headings = object.fields().stream().map(ImportField::code).toList();
            assertThat(object.recognise(headings).keySet()).containsExactlyInAnyOrderElementsOf(object.fields());
            assertThat(object.ambiguous(headings)).isEmpty();
        }
    }

    @Test
    void whatIsMissingIsTold() {
        assertThat(ImportObject.ORDERS.missing(Map.of())).containsExactly(OrderField.CUSTOMER, OrderField.PLACED_AT,
                OrderField.AMOUNT);
        assertThat(ImportObject.ORDERS.missing(Map.of(OrderField.CUSTOMER, 0, OrderField.PLACED_AT, 1,
                OrderField.QUANTITY, 2, OrderField.PRICE, 3))).isEmpty();
        assertThat(ImportObject.ORDERS.ambiguous(List.of("amount", "total"))).containsKey(OrderField.AMOUNT);
    }
}
