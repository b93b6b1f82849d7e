package dev.perennial.collect.note;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import dev.perennial.testing.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Colleagues write about customers, name each other, attach files, follow and pin; strangers to a customer see none of it. */
@ServerTest
class NotesTest {

    @Autowired
    private TestClient client;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void aNoteIsWrittenOnceShownOnTheTimelineEditedAndDeleted() {
        client.openAccount("note-writer", Role.ANALYST);
        TestClient writer = client.signedIn("note-writer");
        String customer = create("Noted");
        TestClient once = writer.with("Idempotency-Key", "note-once");
        Answer written = once.post(customer + "/notes", "{\"text\":\" 客户想要<b>月结</b> \"}");
        assertThat(written.status()).as(written.text()).isEqualTo(201);
        assertThat(written.body().get("text").asString()).isEqualTo("客户想要<b>月结</b>");
        assertThat(once.post(customer + "/notes", "{\"text\":\" 客户想要<b>月结</b> \"}").body())
                .isEqualTo(written.body());
        String note = "/api/v1/notes/" + written.body().get("id").asLong();
        assertThat(written.header("Location")).isEqualTo(note);
        assertThat(timeline(writer, customer, "?kind=note").get(0).get("note").get("id").asLong())
                .isEqualTo(written.body().get("id").asLong());

        assertThat(writer.patch(note, "{\"text\":\"x\"}").status()).isEqualTo(428);
        Answer edited = writer.with("If-Match", "\"1\"").patch(note, "{\"text\":\"改成季结\",\"pinned\":true}");
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.body().get("editedAt").isNull()).isFalse();
        assertThat(writer.with("If-Match", "\"1\"").patch(note, "{\"text\":\"zu spät\"}").status()).isEqualTo(412);
        assertThat(writer.get(customer + "/notes?pinned=true").body().get("items")).hasSize(1);
        assertThat(writer.with("Accept-Language", "zh").get(customer + "/timeline?kind=note").body().get("items").get(0)
                .get("title").asString()).contains("（已修改）");

        assertThat(writer.delete(note).status()).isEqualTo(204);
        assertThat(writer.get(note).status()).isEqualTo(404);
        assertThat(timeline(writer, customer, "?kind=note")).isEmpty();
        assertThat(writer.post(note + "/restore", "{}").status()).isEqualTo(200);
        assertThat(timeline(writer, customer, "?kind=note")).hasSize(1);
    }

    @Test
    void onlyTheAuthorOrAnAdministratorChangesANoteButAnyonePinsIt() {
        client.openAccount("note-author", Role.ANALYST);
        client.openAccount("note-other", Role.ANALYST);
        TestClient other = client.signedIn("note-other");
        String note = "/api/v1/notes/" + write(client.signedIn("note-author"), create("Owned"), "Mine")
                .get("id").asLong();
        Answer refused = other.with("If-Match", "\"1\"").patch(note, "{\"text\":\"Yours\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().get("code").asString()).isEqualTo("note/not-yours");
        assertThat(other.delete(note).status()).isEqualTo(403);
        assertThat(other.upload(note + "/files", "a.txt", "a".getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(403);
        assertThat(other.with("If-Match", "\"1\"").patch(note, "{\"pinned\":true}").status()).isEqualTo(200);
        assertThat(client.as(Role.ADMIN).with("If-Match", "\"2\"").patch(note, "{\"text\":\"Tidied\"}").status())
                .isEqualTo(200);
    }

    @Test
    void whoIsNamedHearsOfItOnceUnlessTheyMayNotSeeTheCustomer() {
        client.openAccount("mention.wang", Role.ANALYST);
        long agentId = client.openAccount("mention-agent", Role.AGENT);
        client.openAccount("mention", Role.ANALYST);
        TestClient wang = client.signedIn("mention.wang");
        String customer = create("Mentioned About");
        JsonNode note = write(client.as(Role.ADMIN), customer, "@mention.wang请看，和@mention-agent. mail@mention.wang");
        assertThat(note.get("mentions").findValuesAsString("login")).containsExactly("mention-agent", "mention.wang");
        assertThat(note.get("mentions").get(0).get("sees").asBoolean()).as("an agent without this customer").isFalse();
        JsonNode inbox = wang.get("/api/v1/notices").body();
        assertThat(inbox.get("unseen").asInt()).isEqualTo(1);
        JsonNode mention = inbox.get("items").get(0);
        assertThat(mention.get("title").asString()).endsWith(" mentioned you: Mentioned About");
        assertThat(mention.get("kind").asString()).isEqualTo("mentioned");
        assertThat(customer).endsWith("/" + mention.get("about").get("id").asLong());
        assertThat(wang.with("Accept-Language", "zh-CN").get("/api/v1/notices").body().get("items").get(0).get("title")
                .asString()).endsWith(" 提到了您：Mentioned About");
        assertThat(client.signedIn("mention-agent").get("/api/v1/notices").body().get("items")).isEmpty();
        assertThat(client.signedIn("mention").get("/api/v1/notices").body().get("items"))
                .as("the longer name was meant").isEmpty();

        client.as(Role.ADMIN).with("If-Match", "\"1\"").patch("/api/v1/notes/" + note.get("id").asLong(),
                "{\"text\":\"@mention.wang and again @mention.wang\"}");
        assertThat(wang.post("/api/v1/notices/seen", "{}").status()).isEqualTo(204);
        assertThat(wang.get("/api/v1/notices").body().get("unseen").asInt()).isZero();
        assertThat(wang.get("/api/v1/notices").body().get("items")).hasSize(1);
        assertThat(agentId).isPositive();
    }

    @Test
    void followersHearOfNewNotesOfOthersAndPinnedCustomersAreAtHand() {
        client.openAccount("follower", Role.ANALYST);
        TestClient follower = client.signedIn("follower");
        String customer = create("Followed");
        assertThat(follower.patch(customer + "/marks", "{\"following\":true,\"pinned\":true}").body().toString())
                .contains("\"following\":true", "\"pinned\":true");
        follower.patch(customer + "/marks", "{\"following\":true}");
        write(follower, customer, "My own");
        write(client.as(Role.ADMIN), customer, "By another");
        JsonNode items = follower.get("/api/v1/notices").body().get("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("details").get(0).asString()).isEqualTo("By another");
        assertThat(items.get(0).get("kind").asString()).isEqualTo("followed");
        assertThat(follower.get("/api/v1/customers/pinned").body().get("items").findValuesAsString("name"))
                .containsExactly("Followed");
        follower.patch(customer + "/marks", "{\"pinned\":false,\"following\":false}");
        assertThat(follower.get("/api/v1/customers/pinned").body().get("items")).isEmpty();
        assertThat(follower.get(customer + "/marks").body().get("followers")).isEmpty();
        assertThat(client.as(Role.ADMIN).patch(customer + "/marks", "{\"pinned\":true}").status())
                .as("a token is nobody").isEqualTo(409);
    }

    @Test
    void aFileIsKeptByWhatItIsAndOnlyEverDownloaded() {
        TestClient admin = client.as(Role.ADMIN);
        String note = "/api/v1/notes/" + write(admin, create("Filed"), "See file").get("id").asLong();
        byte[] page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        Answer added = admin.upload(note + "/files", "..\\\\evil/合同 <1>.html", page);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.body().get("name").asString()).isEqualTo("合同 <1>.html");
        String file = note + "/files/" + added.body().get("id").asLong();
        Answer read = admin.get(file);
        assertThat(read.raw().body()).isEqualTo(page);
        assertThat(read.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(read.header("Content-Disposition")).startsWith("attachment");
        assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(admin.get(note).body().get("files")).hasSize(1);
        assertThat(admin.upload(note + "/files", "empty.txt", new byte[0]).status()).isEqualTo(422);
        Answer large = admin.upload(note + "/files", "large.bin", new byte[(25 << 20) + 1]);
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.body().get("code").asString()).isEqualTo("note/file-too-large");
        assertThat(admin.delete(file).status()).isEqualTo(204);
        assertThat(admin.get(file).status()).isEqualTo(404);
    }

    @Test
    void whoDoesNotSeeTheCustomerSeesNoNoteFileOrMark() {
        client.openAccount("note-stranger", Role.AGENT);
        TestClient stranger = client.signedIn("note-stranger");
        String customer = create("Not Theirs");
        long id = write(client.as(Role.ADMIN), customer, "Secret").get("id").asLong();
        for (String hidden : List.of(customer + "/notes", customer + "/marks", "/api/v1/notes/" + id,
                "/api/v1/notes/" + id + "/files/1")) {
            assertThat(stranger.get(hidden).status()).as(hidden).isEqualTo(404);
        }
        assertThat(stranger.post(customer + "/notes", "{\"text\":\"x\"}").status()).isEqualTo(404);
        assertThat(stranger.patch(customer + "/marks", "{\"pinned\":true}").status()).isEqualTo(404);
        assertThat(stranger.delete("/api/v1/notes/" + id).status()).isEqualTo(404);
    }

    @Test
    void theTimelineIsFilteredByKindSourceAndPeriodAndPagedEvenWhereMuchHappened() {
        TestClient admin = client.as(Role.ADMIN);
        String customer = create("Busy");
        long id = Long.parseLong(customer.substring(customer.lastIndexOf('/') + 1));
        jdbc.sql("""
                INSERT INTO collect.note_note (customer_id, author_kind, author_id, author_name, text, created_at)
                SELECT ?, 'USER', 1, 'A', 'note ' || g, TIMESTAMPTZ '2026-01-01 00:00:00Z' + g / 3 * INTERVAL '1 hour'
                FROM generate_series(0, 9999) g
                """).param(id).update();
        List<String> paged = new ArrayList<>();
        String after = "";
        for (int i = 0; i < 5; i++) {
            JsonNode page = admin.get(customer + "/timeline?kind=note&limit=7" + after).body();
            page.get("items").forEach(item -> paged.add(item.get("detail").asString()));
            after = "&after=" + page.get("next").asString();
        }
        assertThat(paged).hasSize(35).doesNotHaveDuplicates().startsWith("note 9999", "note 9998")
                .endsWith("note 9965");
        JsonNode days = timeline(admin, customer, "?source=note&from=2026-01-02&to=2026-01-02&limit=200");
        assertThat(days).hasSize(72);
        assertThat(timeline(admin, customer, "?source=profile")).hasSize(1);
        assertThat(timeline(admin, customer, "?source=note&kind=created")).isEmpty();
        assertThat(admin.get(customer + "/timeline?source=nonsense").status()).isEqualTo(422);
        assertThat(admin.get(customer + "/timeline?from=yesterday").status()).isEqualTo(400);
    }

    private String create(String name) {
        Answer answer = client.as(Role.ADMIN).post("/api/v1/customers", "{\"name\":\"%s\"}".formatted(name));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return "/api/v1/customers/" + answer.body().get("id").asLong();
    }

    private static JsonNode write(TestClient client, String customer, String text) {
        Answer answer = client.post(customer + "/notes", "{\"text\":\"%s\"}".formatted(text));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    private static JsonNode timeline(TestClient client, String customer, String query) {
        Answer answer = client.get(customer + "/timeline" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().get("items");
    }
}
