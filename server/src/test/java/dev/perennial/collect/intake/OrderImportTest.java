package dev.perennial.collect.intake;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import dev.perennial.testing.TestClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

import static dev.perennial.collect.intake.ImportClient.counts;
import static dev.perennial.collect.intake.ImportClient.request;
import static org.assertj.core.api.Assertions.assertThat;

/** Orders from a file, through the API, into the database. */
@ServerTest
class OrderImportTest {

    private static final AtomicInteger SOURCES = new AtomicInteger();

    @Autowired
    private TestClient client;
    @Autowired
    private JdbcClient jdbc;

    private ImportClient imports;
    private final String source = "orders-" + SOURCES.incrementAndGet();

    @BeforeEach
    void client() {
        imports = new ImportClient(client);
    }

    /** Orders of this source as {@code key customer amount kind day}. */
    private List<String> orders() {
        return jdbc.sql("""
                SELECT concat_ws(' ', k.key, i.key, trim_scale(o.amount), o.kind, o.placed_on)
                FROM collect.commerce_order o
                JOIN collect.commerce_order_key k ON k.order_id = o.id
                JOIN collect.customer_identity i ON i.customer_id = o.customer_id
                WHERE k.source = :source
                ORDER BY k.key
                """).param("source", source).query(String.class).list();
    }

    /** Customers of this source as {@code key orders spend first last}. */
    private List<String> customers() {
        return jdbc.sql("""
                SELECT concat_ws(' ', i.key, f.orders, trim_scale(f.net_spend), l.first_order, f.last_order)
                FROM collect.customer_list l
                JOIN collect.customer_figures f USING (customer_id)
                JOIN collect.customer_identity i USING (customer_id)
                WHERE i.source = :source
                ORDER BY i.key
                """).param("source", source).query(String.class).list();
    }

    @Test
    void rowsOfOneNumberAreOneOrderNetOfItsRefund() {
        JsonNode done = imports.run("""
                order_no,customer,date,amount,product
                N1,A,2025-01-02 10:00,100,Tea
                N1,A,2025-01-02 10:00,20.5,Cup
                N1,A,2025-01-09,-20.5,Cup
                N2,A,2025-02-01,-5,Tea
                N3,B,2025-03-01,7,Tea
                """, request("orders", source, "skip"));
        assertThat(counts(done)).isEqualTo(Map.of("rows", 5L, "created", 3L, "customersCreated", 2L));
        assertThat(orders()).containsExactly("N1 A 100 order 2025-01-02", "N2 A -5 refund 2025-02-01",
                "N3 B 7 order 2025-03-01");
        assertThat(customers()).containsExactly("A 1 95 2025-01-02 2025-01-02", "B 1 7 2025-03-01 2025-03-01");
    }

    @Test
    void theSameFileASecondTimeChangesNothing() {
        String text = """
                customer,date,amount
                A,2025-01-02,10
                A,2025-01-02,10
                A,2025-01-03,-4
                B,2025-01-02,10
                """;
        imports.run(text, request("orders", source, "skip"));
        List<String> before = orders();
        JsonNode again = imports.run(text, request("orders", source, "skip"));
        assertThat(counts(again)).isEqualTo(Map.of("rows", 4L, "duplicate", 4L));
        JsonNode updating = imports.run(text, request("orders", source, "update"));
        assertThat(counts(updating)).isEqualTo(Map.of("rows", 4L, "duplicate", 4L));
        assertThat(orders()).isEqualTo(before).hasSize(4);
        assertThat(customers()).containsExactly("A 2 16 2025-01-02 2025-01-02", "B 1 10 2025-01-02 2025-01-02");
    }

    @Test
    void laterFilesAddToTheFiguresOfKnownCustomers() {
        imports.run("order,customer,date,amount\n1,A,2025-02-01,10\n", request("orders", source, "skip"));
        imports.run("order,customer,date,amount\n2,A,2025-01-01,5.25\n3,A,2025-03-01,-1\n4,B,2025-03-02,3\n",
                request("orders", source, "skip"));
        assertThat(customers()).containsExactly("A 2 14.25 2025-01-01 2025-02-01", "B 1 3 2025-03-02 2025-03-02");
    }

    @Test
    void existingOrdersAreSkippedUpdatedOrFilledAsAsked() {
        imports.run("order,customer,date,amount,status\n1,A,2025-02-01,10,\n2,A,2025-02-02,20,paid\n",
                request("orders", source, "skip"));
        String changed = "order,customer,date,amount,status\n1,A,2025-01-15,11,shipped\n2,A,2025-02-02,20,paid\n";
        assertThat(counts(imports.run(changed, request("orders", source, "skip")))).containsEntry("duplicate", 2L);
        assertThat(counts(imports.run(changed, request("orders", source, "fill-empty")))).containsEntry("updated", 1L);
        assertThat(orders()).contains("1 A 10 order 2025-02-01");
        assertThat(jdbc.sql("""
                SELECT o.status FROM collect.commerce_order o JOIN collect.commerce_order_key k ON k.order_id = o.id
                WHERE k.source = :source AND k.key = '1'
                """).param("source", source).query(String.class).single()).isEqualTo("shipped");
        JsonNode updated = imports.run(changed, request("orders", source, "update"));
        assertThat(counts(updated)).isEqualTo(Map.of("rows", 2L, "updated", 1L, "duplicate", 1L));
        assertThat(customers()).containsExactly("A 2 31 2025-01-15 2025-02-02");
    }

    @Test
    void linesStayWhereAFileTellsOfNoneOrOnlyFills() {
        imports.run("order,customer,date,amount,product\n1,A,2025-02-01,4,Tea\n1,A,2025-02-01,6,Cup\n",
                request("orders", source, "skip"));
        imports.run("order,customer,date,amount,status\n1,A,2025-02-01,10,paid\n",
                request("orders", source, "fill-empty"));
        assertThat(products()).containsExactly("Tea", "Cup");
        imports.run("order,customer,date,amount,status\n1,A,2025-02-01,10,shipped\n",
                request("orders", source, "update"));
        assertThat(products()).containsExactly("Tea", "Cup");
        imports.run("order,customer,date,amount,channel,product\n1,A,2025-02-01,10,shop,Pot\n",
                request("orders", source, "fill-empty"));
        assertThat(products()).containsExactly("Tea", "Cup");
        imports.run("order,customer,date,amount,product\n1,A,2025-02-01,10,Pot\n", request("orders", source, "update"));
        assertThat(products()).containsExactly("Pot");
    }

    private List<String> products() {
        return jdbc.sql("""
                SELECT l.product
                FROM collect.commerce_order_line l
                JOIN collect.commerce_order_key k USING (order_id)
                WHERE k.source = :source
                ORDER BY l.line_no
                """).param("source", source).query(String.class).list();
    }

    @Test
    void anOrderOfAnotherCustomerIsRejectedAndListed() {
        imports.run("order,customer,date,amount\n1,A,2025-02-01,10\n", request("orders", source, "skip"));
        JsonNode done = imports.run("order,customer,date,amount\n1,B,2025-02-01,10\n2,B,2025-02-01,4\n=3,,x,1\n",
                request("orders", source, "skip"));
        assertThat(counts(done)).isEqualTo(Map.of("rows", 3L, "created", 1L, "rejected", 2L, "customersCreated", 1L));
        assertThat(done.path("rejects").findValuesAsString("code")).containsExactly("intake/order-of-other-customer",
                "intake/no-customer");
        Answer list = imports.client().get("/api/v1/files/" + done.path("rejectFileId").asLong());
        assertThat(list.header("Content-Disposition")).startsWith("attachment");
        assertThat(list.text()).startsWith("\uFEFForder,customer,date,amount,row,reason\n").contains("'=3,,x,1,4,")
                .contains("\n1,B,2025-02-01,10,2,Order 1 already belongs to another customer.\n");
    }

    @Test
    void theListOfRejectedRowsCanBeMendedAndImported() {
        JsonNode done = imports.run("customer,date,amount\n@A,2025-02-01,1o\n-B,2025-02-01,-2\n",
                request("orders", source, "skip"));
        String list = imports.client().get("/api/v1/files/" + done.path("rejectFileId").asLong()).text();
        assertThat(list).contains("'@A,2025-02-01,1o");
        imports.run(list.replace("1o", "10"), request("orders", source, "skip"));
        assertThat(customers()).containsExactly("-B 0 -2", "@A 1 10 2025-02-01 2025-02-01");
    }

    @Test
    void anotherCurrencyIsRejectedForWantOfARate() {
        JsonNode done = imports.run("customer,date,amount,currency\nA,2025-02-01,1,CNY\nA,2025-02-01,1,EUR\n",
                request("orders", source, "skip"));
        assertThat(done.path("rejects").findValuesAsString("code")).containsExactly("intake/no-rate");
        assertThat(counts(done)).containsEntry("created", 1L);
    }

    @Test
    void anotherCurrencyIsConvertedByTheRateOfTheOrdersDay() {
        TestClient admin = imports.client().as(Role.ADMIN);
        rates(admin, "[{\"currency\":\"HKD\",\"day\":\"2025-02-01\",\"rate\":0.92345678},"
                + "{\"currency\":\"HKD\",\"day\":\"2025-02-10\",\"rate\":0.95}]");
        String file = """
                order,customer,date,amount,currency,status
                1,A,2025-02-01,10,HKD,new
                2,A,2025-02-09,100,HKD,new
                3,A,2025-02-10,-1,HKD,new
                4,A,2025-02-10,7,CNY,new
                5,B,2025-01-31,5,HKD,new
                6,B,2025-02-11,5,HKD,new
                6,B,2025-02-11,5,CNY,new
                """;
        JsonNode done = imports.run(file, request("orders", source, "skip"));
        assertThat(done.path("rejects").findValuesAsString("code")).containsExactly("intake/no-rate",
                "intake/mixed-currencies", "intake/mixed-currencies");
        assertThat(inBase()).containsExactly("1 HKD 10 9.2346", "2 HKD 100 92.3457", "3 HKD -1 -0.95", "4 CNY 7 7");
        assertThat(customers()).containsExactly("A 3 107.6303 2025-02-01 2025-02-10");
        rates(admin, "[{\"currency\":\"HKD\",\"day\":\"2025-02-01\",\"rate\":0.5}]");
        imports.run(file.replace("1,A,2025-02-01,10,HKD,new", "1,A,2025-02-01,10,HKD,paid")
                .replace("2,A,2025-02-09,100", "2,A,2025-02-09,200"), request("orders", source, "update"));
        assertThat(inBase()).as("what was not told otherwise keeps its worth")
                .containsExactly("1 HKD 10 9.2346", "2 HKD 200 100", "3 HKD -1 -0.95", "4 CNY 7 7");
    }

    private List<String> inBase() {
        return jdbc.sql("""
                SELECT concat_ws(' ', k.key, o.currency, trim_scale(o.amount), trim_scale(o.base_amount))
                FROM collect.commerce_order o JOIN collect.commerce_order_key k ON k.order_id = o.id
                WHERE k.source = ?
                ORDER BY 1
                """).param(source).query(String.class).list();
    }

    private static void rates(TestClient admin, String items) {
        JsonNode stored = admin.post("/api/v1/exchange-rates/batch", "{\"items\":" + items + "}").body();
        assertThat(stored.path("items").findValuesAsString("status")).doesNotContain("rejected");
    }

    @Test
    void undoingAnImportRestoresWhatWasBefore() {
        imports.run("order,customer,date,amount\n1,A,2025-02-01,10\n", request("orders", source, "skip"));
        List<String> orders = orders();
        List<String> customers = customers();
        JsonNode second = imports.run("order,customer,date,amount\n2,A,2025-01-01,5\n3,B,2025-03-02,3\n",
                request("orders", source, "skip"));
        assertThat(second.path("undoable").asBoolean()).isTrue();
        JsonNode undone = imports.undo(second.path("id").asLong());
        assertThat(undone.path("result").path("ordersRemoved").asLong()).isEqualTo(2);
        assertThat(undone.path("result").path("customersRemoved").asLong()).isEqualTo(1);
        assertThat(orders()).isEqualTo(orders);
        assertThat(customers()).isEqualTo(customers);
        JsonNode after = imports.get(second.path("id").asLong());
        assertThat(after.path("state").asString()).isEqualTo("undone");
        assertThat(imports.client().send("POST", "/api/v1/imports/" + second.path("id").asLong() + "/undo", null)
                .status()).isEqualTo(409);
    }

    @Test
    void anImportThatWasUndoneDoesNotGoOn() {
        JsonNode done = imports.run("order,customer,date,amount\n1,A,2025-01-01,5\n",
                request("orders", source, "skip"));
        // As if it had been cancelled behind its first rows.
        jdbc.sql("UPDATE platform.jobs_job SET state = 'cancelled' WHERE id = ?").param(done.path("jobId").asLong())
                .update();
        jdbc.sql("UPDATE collect.intake_import SET state = 'cancelled' WHERE id = ?").param(done.path("id").asLong())
                .update();
        imports.undo(done.path("id").asLong());
        imports.client().post("/api/v1/jobs/" + done.path("jobId").asLong() + "/retry", "");
        JsonNode job = imports.job(done.path("jobId").asLong());
        assertThat(job.path("problem").path("code").asString()).isEqualTo("intake/undone");
        assertThat(imports.get(done.path("id").asLong()).path("state").asString()).isEqualTo("undone");
        assertThat(orders()).isEmpty();
    }

    @Test
    void anImportThatIsUnderWayIsNotUndone() {
        JsonNode done = imports.run("order,customer,date,amount\n1,A,2025-01-01,5\n",
                request("orders", source, "skip"));
        String undo = "/api/v1/imports/" + done.path("id").asLong() + "/undo";
        for (String state : List.of("queued", "running", "undoing")) {
            jdbc.sql("UPDATE collect.intake_import SET state = ? WHERE id = ?").param(state)
                    .param(done.path("id").asLong()).update();
            assertThat(imports.client().send("POST", undo, null).status()).as(state).isEqualTo(409);
        }
    }

    @Test
    void manyRowsGiveExactSums() {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder("order,customer,date,amount\n");
        long sum = 0;
        for (int i = 0; i < 90_000; i++) {
            long cents = random.nextInt(100_000);
            sum += cents;
            text.append(i).append(",C").append(random.nextInt(9_000)).append(",2025-0").append(1 + random.nextInt(5))
                    .append("-1").append(random.nextInt(10)).append(',').append(cents / 100).append('.')
                    .append(cents / 10 % 10).append(cents % 10).append('\n');
        }
        JsonNode done = imports.run(text.toString(), request("orders", source, "skip"));
        assertThat(counts(done)).containsEntry("created", 90_000L).containsEntry("rows", 90_000L);
        List<Long> cents = jdbc.sql("""
                SELECT (sum(f.net_spend) * 100)::bigint AS value
                FROM collect.customer_figures f JOIN collect.customer_identity i USING (customer_id)
                WHERE i.source = :source
                UNION ALL
                SELECT sum(f.orders)
                FROM collect.customer_figures f JOIN collect.customer_identity i USING (customer_id)
                WHERE i.source = :source
                """).param("source", source).query(Long.class).list();
        assertThat(cents).containsExactly(sum, 90_000L);
        JsonNode again = imports.run(text.toString(), request("orders", source, "skip"));
        assertThat(counts(again)).isEqualTo(Map.of("rows", 90_000L, "duplicate", 90_000L));
    }

    @Test
    void aCheckTellsWhatTheImportThenDoes() {
        String text = "客户编号,下单时间,金额\nA,2025-02-01,1o\nB,2025-02-01,2\n";
        Answer draft = imports.client().upload("/api/v1/imports/drafts", "../../订单\u0007.csv",
                text.getBytes(java.nio.charset.Charset.forName("GB18030")));
        assertThat(draft.status()).as(draft.text()).isEqualTo(201);
        assertThat(draft.body().path("fileName").asString()).isEqualTo("订单.csv");
        assertThat(draft.body().path("encoding").asString()).isEqualTo("GB18030");
        assertThat(draft.body().path("suggestedObject").asString()).isEqualTo("orders");
        assertThat(draft.body().path("columns").findValuesAsString("recognised")).containsExactly("customer",
                "placed_at", "amount");
        String path = "/api/v1/imports/drafts/" + draft.body().path("id").asLong() + "/check";
        String request = "{\"object\":\"orders\",\"source\":\"%s\"%s}";
        JsonNode checked = imports.client().post(path, request.formatted(source, "")).body();
        assertThat(checked.path("accepted").asLong()).isEqualTo(1);
        assertThat(checked.path("rows").get(0).path("problems").get(0).path("column").asInt()).isEqualTo(2);
        assertThat(checked.path("complete").asBoolean()).isTrue();
        String edits = ",\"edits\":[{\"row\":2,\"column\":2,\"value\":\"10\"}]";
        assertThat(imports.client().post(path, request.formatted(source, edits)).body().path("accepted").asLong())
                .isEqualTo(2);
        Answer started = imports.client().post("/api/v1/imports", request.formatted(source,
                edits + ",\"draftId\":" + draft.body().path("id").asLong()));
        assertThat(counts(imports.ended(started.body()))).containsEntry("created", 2L);
        assertThat(client.as(Role.ANALYST).get("/api/v1/imports/drafts/" + draft.body().path("id").asLong()).status())
                .isEqualTo(404);
    }

    @Test
    void aFileThatCannotBeImportedIsRefusedWithTheReason() {
        problem("", 400, "intake/file-empty");
        problem("a\0b,c\n", 400, "intake/file-binary");
        problem("customer,date,amount\n", 400, "intake/no-rows");
        problem("1,2025-01-01,3\n2,2025-01-01,3\n", 400, "intake/headings-missing");
        problem("x" + ",x".repeat(10_000) + "\n1\n", 400, "intake/too-many-columns");
        Answer missing = imports.send("who,amount\nA,1\n", request("orders", source, "skip"));
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.body().path("violations").findValuesAsString("pointer")).containsExactly("/mapping/customer",
                "/mapping/placed_at");
        assertThat(imports.send("a,b\n1,2\n", "{\"object\":\"orders\",\"rank\":1}").body().path("code").asString())
                .isEqualTo("web/unknown-field");
        assertThat(imports.client().post("/api/v1/imports", "{\"object\":\"orders\"}").status()).isEqualTo(422);
    }

    private void problem(String text, int status, String code) {
        Answer answer = imports.send(text, request("orders", source, "skip"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.body().path("code").asString()).isEqualTo(code);
    }

    @Test
    void ambiguousDatesFailTheImportUntilSomeoneChooses() {
        String text = "customer,date,amount\nA,03/04/2025,1\n";
        Answer started = imports.send(text, request("orders", source, "skip"));
        JsonNode job = imports.job(started.body().path("jobId").asLong());
        assertThat(job.path("state").asString()).isEqualTo("failed");
        assertThat(job.path("problem").path("code").asString()).isEqualTo("intake/dates-ambiguous");
        imports.run(text, "{\"object\":\"orders\",\"source\":\"%s\",\"settings\":{\"dateOrder\":\"dmy\"}}"
                .formatted(source));
        assertThat(customers()).containsExactly("A 1 1 2025-04-03 2025-04-03");
    }

    @Test
    void fieldsAreNamedInTheCallersLanguage() {
        JsonNode english = imports.client().get("/api/v1/imports/fields?object=customers").body();
        assertThat(english.path("items").findValuesAsString("code")).contains("customer", "owner", "created_at");
        JsonNode chinese = imports.client().with("Accept-Language", "zh-CN").get("/api/v1/imports/fields?object=orders")
                .body();
        assertThat(chinese.path("items").get(0).path("name").asString()).isEqualTo("订单号");
        assertThat(imports.client().get("/api/v1/imports/fields?object=x").status()).isEqualTo(422);
    }
}
