package dev.perennial.collect.customer;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Role;
import dev.perennial.platform.storage.StoredFiles;
import dev.perennial.testing.MortalJob;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import dev.perennial.testing.TestClient.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An export holds every customer that the rule finds, is safe to open, and is its creator's alone. */
@ServerTest
class CustomerExportTest {

    private static final String EXPORT = """
            {"rule":{"op":"compare","attribute":"source","comparison":"eq","value":"export-test"},
             "sort":{"attribute":"name","direction":"asc"},"fields":["name","kind","tags","owner","orders"],"raw":%s}
            """;

    @Autowired
    private TestClient client;
    @Autowired
    private CustomerExport export;
    @Autowired
    private StoredFiles files;
    @Autowired
    private JsonMapper json;

    @TempDir
    private Path folder;

    @Test
    void anExportHasARowForEachCustomerAndRunsNoFormula() {
        TestClient admin = client.as(Role.ADMIN).with("Accept-Language", "zh");
        create(admin, "=HYPERLINK(\\\"x\\\")", "export-test");
        create(admin, "B, \\\"quoted\\\"", "export-test");
        create(admin, "Elsewhere", "export-other");
        String safe = admin.get("/api/v1/files/" + file(admin, EXPORT.formatted("false"))).text();
        assertThat(safe).startsWith("\uFEFF编号,名称,类型,标签,负责人,订单数\r\n")
                .contains("\"'=HYPERLINK(\"\"x\"\")\",个人,a;b,,0\r\n")
                .contains("\"B, \"\"quoted\"\"\"").doesNotContain("Elsewhere").hasLineCount(3);
        String raw = admin.get("/api/v1/files/" + file(admin, EXPORT.formatted("true"))).text();
        assertThat(raw).contains("\"=HYPERLINK(\"\"x\"\")\",person,a;b");
    }

    @Test
    void computedMoneyIsRoundedAndKeptMoneyIsNot() {
        assertThat(Stream.of("2028.2455974946195", "12", "0", "12.3456", "12.5", "-0.005001")
                .map(text -> requireNonNull(ExportedRow.money(new BigDecimal(text))).toPlainString()))
                .containsExactly("2028.25", "12.00", "0.00", "12.3456", "12.50", "-0.01");
    }

    @Test
    void aCustomerWhomAFieldNamesIsExportedByNameAndCanBeImportedAgain() {
        TestClient admin = client.as(Role.ADMIN);
        admin.post("/api/v1/customer-fields",
                "{\"code\":\"export_friend\",\"nameEn\":\"Friend\",\"type\":\"customer\"}");
        long friend = admin.post("/api/v1/customers", "{\"name\":\"陈静\"}").body().path("id").asLong();
        admin.post("/api/v1/customers",
                "{\"name\":\"A\",\"source\":\"export-friend\",\"custom\":{\"export_friend\":%d}}".formatted(friend));
        assertThat(admin.get("/api/v1/files/" + file(admin, """
                {"rule":{"op":"compare","attribute":"source","comparison":"eq","value":"export-friend"},
                 "fields":["name","custom_export_friend"]}
                """)).text()).endsWith(",A,陈静 #%d\r\n".formatted(friend));
    }

    @Test
    void aWorkbookHasNumbersAsNumbersAndTextsAsTexts() throws IOException {
        TestClient admin = client.as(Role.ADMIN).with("Accept-Language", "zh");
        create(admin, "=1+1", "export-sheet");
        create(admin, "张伟", "export-sheet");
        Answer answer = admin.get("/api/v1/files/" + file(admin, wanted("export-sheet", "xlsx", "")));
        assertThat(answer.header("Content-Disposition")).contains(".xlsx");
        String sheet = entry(answer.raw().body(), "xl/worksheets/sheet1.xml");
        assertThat(sheet).contains("<is><t>名称</t></is>", "<is><t>=1+1</t></is>", "<is><t>张伟</t></is>",
                "<is><t>个人</t></is>").doesNotContain("<f>", "<f ");
        assertThat(sheet.split("<row ", -1)).hasSize(4);
        assertThat(sheet).containsPattern("<c r=\"A2\"[^>]*t=\"n\"[^>]*><v>\\d+</v>");
        assertThat(entry(answer.raw().body(), "xl/workbook.xml")).contains("name=\"客户\"");
    }

    /** Read by its directory at the end, as spreadsheets do. */
    private static String entry(byte[] workbook, String name) throws IOException {
        Path file = Files.createTempFile("workbook", ".xlsx");
        try {
            Files.write(file, workbook);
            try (ZipFile zip = new ZipFile(file.toFile());
                    InputStream content = zip.getInputStream(requireNonNull(zip.getEntry(name)))) {
                return Pattern.compile("&#x([0-9a-f]+);")
                        .matcher(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                        .replaceAll(letter -> Character.toString(Integer.parseInt(letter.group(1), 16)));
            }
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aParquetFileHasTypedColumnsNamedByTheirCodes() throws Exception {
        TestClient admin = client.as(Role.ADMIN);
        create(admin, "=1+1", "export-parquet");
        create(admin, "张伟, \\\"quoted\\\"", "export-parquet");
        Answer answer = admin.get("/api/v1/files/" + file(admin, wanted("export-parquet", "parquet", "")));
        Path parquet = Files.write(folder.resolve("customers.parquet"), answer.raw().body());
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet types = statement
                        .executeQuery("DESCRIBE SELECT * FROM '" + parquet + "'")) {
            List<String> columns = new ArrayList<>();
            while (types.next()) {
                columns.add(types.getString(1) + " " + types.getString(2));
            }
            assertThat(columns).containsExactly("id BIGINT", "name VARCHAR", "kind VARCHAR", "tags VARCHAR[]",
                    "owner VARCHAR", "orders BIGINT", "net_spend DECIMAL(18,4)", "created_on DATE");
        }
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT name, kind, array_to_string(tags, '+'), owner, orders FROM '" + parquet + "'")) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(String.join("|", rows.getString(1), rows.getString(2), rows.getString(3),
                        String.valueOf(rows.getString(4)), rows.getString(5)));
            }
            assertThat(found).containsExactlyInAnyOrder("=1+1|person|a+b|null|0",
                    "张伟, \"quoted\"|person|a+b|null|0");
        }
    }

    @Test
    void thoseNamedAloneAreExportedAndThoseTakenOutAreNot() {
        TestClient admin = client.as(Role.ADMIN);
        long one = create(admin, "Named One", "export-named");
        long two = create(admin, "Named Two", "export-named");
        String only = admin.get("/api/v1/files/" + file(admin, wanted("export-named", "csv", ",\"ids\":[" + one + "]")))
                .text();
        assertThat(only).contains("Named One").doesNotContain("Named Two");
        String but = admin
                .get("/api/v1/files/" + file(admin, wanted("export-named", "csv", ",\"except\":[" + two + "]"))).text();
        assertThat(but).contains("Named One").doesNotContain("Named Two");
    }

    @Test
    void anExportSaysUntilWhenTheFileIsKeptAndStandsInTheAuditTrail() {
        TestClient admin = client.as(Role.ADMIN);
        create(admin, "Audited", "export-audit");
        Answer job = await(admin, wanted("export-audit", "csv", ""));
        assertThat(Instant.parse(job.body().at("/result/until").asString())).isAfter(Instant.now());
        String trail = admin.get("/api/v1/audit?limit=20").text();
        assertThat(trail).contains("customer.export\"", "customer.exported\"");
        assertThat(admin.post("/api/v1/customers/export", wanted("export-audit", "doc", "")).status()).isEqualTo(422);
    }

    @Test
    void onlyItsCreatorGetsTheFileAndAsADownload() {
        TestClient admin = client.as(Role.ADMIN);
        long file = file(admin, EXPORT.formatted("false"));
        Answer answer = admin.get("/api/v1/files/" + file);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).startsWith("attachment;");
        assertThat(client.as(Role.ADMIN).get("/api/v1/files/" + file).status()).isEqualTo(404);
        assertThat(client.anonymous().get("/api/v1/files/" + file).status()).isEqualTo(401);
    }

    @Test
    void anExportWithoutFieldsOrByAnAgentIsRefused() {
        assertThat(client.as(Role.ANALYST).post("/api/v1/customers/export", "{}").status()).isEqualTo(422);
        assertThat(client.as(Role.AGENT).post("/api/v1/customers/export", EXPORT.formatted("false")).status())
                .isEqualTo(403);
    }

    @Test
    void anExportThatDiesBehindItsLastPageHasEveryCustomerOnce() {
        create(client.as(Role.ADMIN), "A", "export-died");
        create(client.as(Role.ADMIN), "B", "export-died");
        MortalJob job = new MortalJob(new ExportCustomers.Payload(
                json.readValue(EXPORT.formatted("false").replace("export-test", "export-died"),
                        ExportCustomers.Command.class),
                "en"), Caller.system());
        job.dieIn("write", 1);
        assertThatThrownBy(() -> export.run(job)).isInstanceOf(MortalJob.Death.class);
        job.live();
        export.run(job);
        assertThat(job.result()).isInstanceOfSatisfying(CustomerExport.Result.class,
                done -> assertThat(files.find(Caller.system(), done.fileId()).orElseThrow().path()).content()
                        .hasLineCount(3).containsOnlyOnce(",A").containsOnlyOnce(",B"));
    }

    @Test
    void whoMayNoLongerExportGetsNoOldExportNorHasOneRepeated() {
        String login = "exports-" + System.nanoTime();
        long user = client.openAccount(login, Role.ANALYST);
        TestClient analyst = client.signedIn(login);
        long file = file(analyst, EXPORT.formatted("false"));
        Answer job = analyst.post("/api/v1/customers/export", EXPORT.formatted("false"));
        assertThat(client.as(Role.ADMIN).with("If-Match", "\"1\"").patch("/api/v1/users/" + user,
                "{\"role\":\"agent\"}").status()).isEqualTo(200);
        TestClient agent = client.signedIn(login);
        assertThat(agent.get("/api/v1/files/" + file).status()).isEqualTo(404);
        assertThat(agent.post("/api/v1/jobs/" + job.body().get("id").asLong() + "/retry", "").status()).isEqualTo(403);
    }

    private static long create(TestClient client, String name, String source) {
        Answer answer = client.post("/api/v1/customers",
                "{\"name\":\"%s\",\"source\":\"%s\",\"tags\":[\"a\",\"b\"]}".formatted(name, source));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().get("id").asLong();
    }

    private static String wanted(String source, String format, String more) {
        return """
                {"rule":{"op":"compare","attribute":"source","comparison":"eq","value":"%s"},"format":"%s",
                 "fields":["name","kind","tags","owner","orders","net_spend","created_on"]%s}
                """.formatted(source, format, more);
    }

    private static long file(TestClient client, String command) {
        return await(client, command).body().get("result").get("fileId").asLong();
    }

    private static Answer await(TestClient client, String command) {
        Answer job = client.post("/api/v1/customers/export", command);
        assertThat(job.status()).as(job.text()).isEqualTo(202);
        String address = "/api/v1/jobs/" + job.body().get("id").asLong();
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .until(() -> !client.get(address).body().get("state").asString().matches("queued|running"));
        Answer done = client.get(address);
        assertThat(done.body().get("state").asString()).as(done.text()).isEqualTo("succeeded");
        return done;
    }
}
