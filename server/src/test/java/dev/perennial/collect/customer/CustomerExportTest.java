package dev.perennial.collect.customer;

import java.time.Duration;

import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Role;
import dev.perennial.platform.storage.StoredFiles;
import dev.perennial.testing.MortalJob;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import dev.perennial.testing.TestClient.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

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

    @Test
    void anExportHasARowForEachCustomerAndRunsNoFormula() {
        TestClient admin = client.as(Role.ADMIN).with("Accept-Language", "zh");
        create(admin, "=HYPERLINK(\\\"x\\\")", "export-test");
        create(admin, "B, \\\"quoted\\\"", "export-test");
        create(admin, "Elsewhere", "export-other");
        String safe = admin.get("/api/v1/files/" + file(admin, "false")).text();
        assertThat(safe).startsWith("\uFEFFid,名称,类型,标签,负责人,订单数\r\n")
                .contains("\"'=HYPERLINK(\"\"x\"\")\",个人,a;b,,0\r\n")
                .contains("\"B, \"\"quoted\"\"\"").doesNotContain("Elsewhere").hasLineCount(3);
        String raw = admin.get("/api/v1/files/" + file(admin, "true")).text();
        assertThat(raw).contains("\"=HYPERLINK(\"\"x\"\")\",person,a;b");
    }

    @Test
    void onlyItsCreatorGetsTheFileAndAsADownload() {
        TestClient admin = client.as(Role.ADMIN);
        long file = file(admin, "false");
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
        long file = file(analyst, "false");
        Answer job = analyst.post("/api/v1/customers/export", EXPORT.formatted("false"));
        assertThat(client.as(Role.ADMIN).with("If-Match", "\"1\"").patch("/api/v1/users/" + user,
                "{\"role\":\"agent\"}").status()).isEqualTo(200);
        TestClient agent = client.signedIn(login);
        assertThat(agent.get("/api/v1/files/" + file).status()).isEqualTo(404);
        assertThat(agent.post("/api/v1/jobs/" + job.body().get("id").asLong() + "/retry", "").status()).isEqualTo(403);
    }

    private static void create(TestClient client, String name, String source) {
        Answer answer = client.post("/api/v1/customers",
                "{\"name\":\"%s\",\"source\":\"%s\",\"tags\":[\"a\",\"b\"]}".formatted(name, source));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static long file(TestClient client, String raw) {
        Answer job = client.post("/api/v1/customers/export", EXPORT.formatted(raw));
        assertThat(job.status()).as(job.text()).isEqualTo(202);
        String address = "/api/v1/jobs/" + job.body().get("id").asLong();
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .until(() -> !client.get(address).body().get("state").asString().matches("queued|running"));
        Answer done = client.get(address);
        assertThat(done.body().get("state").asString()).as(done.text()).isEqualTo("succeeded");
        return done.body().get("result").get("fileId").asLong();
    }
}
