package dev.perennial.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The committed description of the API is the API's. After a change of the API, write it anew with
 * {@code mvn -pl server -am test -Dtest=OpenApiTest -Dperennial.openapi.write=true}.
 */
@ServerTest
class OpenApiTest {

    private static final Path COMMITTED = Path.of("openapi.json");

    private static final String SCHEMAS = "#/components/schemas/";

    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).enable(SerializationFeature.INDENT_OUTPUT).build();

    @Autowired
    private TestClient client;

    @Test
    void theCommittedDescriptionIsTheApis() throws IOException {
        ObjectNode described = (ObjectNode) client.as(Role.ADMIN).get("/v3/api-docs").body();
        described.remove("servers");
        sayNothingOfAnyValue(described);
        nameMembers((ObjectNode) described.at("/components/schemas"));
        String text = SORTED.writeValueAsString(SORTED.treeToValue(described, Object.class)) + "\n";
        if (Boolean.getBoolean("perennial.openapi.write")) {
            Files.writeString(COMMITTED, text);
        }
        assertThat(Files.readString(COMMITTED)).isEqualTo(text);
    }

    /** An object of which nothing is said stands for any JSON value; in OpenAPI 3.1 that is the empty schema. */
    private static void sayNothingOfAnyValue(JsonNode node) {
        if (node instanceof ObjectNode object && object.size() == 1
                && object.path("type").asString("").equals("object")) {
            object.removeAll();
        }
        node.forEach(OpenApiTest::sayNothingOfAnyValue);
    }

    /** A member of a sealed type is known by its name: {@code RuleCompare} is the {@code compare} among the rules. */
    private static void nameMembers(ObjectNode schemas) {
        schemas.propertyStream().forEach(schema -> {
            String parent = schema.getValue().at("/allOf/0/$ref").asString("").replace(SCHEMAS, "");
            if (schemas.path(parent).path("discriminator") instanceof ObjectNode discriminator) {
                String name = schema.getKey().substring(parent.length()).toLowerCase(Locale.ROOT);
                discriminator.withObjectProperty("mapping").put(name, SCHEMAS + schema.getKey());
            }
        });
    }

    @Test
    void theDescriptionIsServedToThoseWhoAreSignedIn() {
        assertThat(client.anonymous().get("/api/v1/openapi.json").status()).isEqualTo(401);
        JsonNode served = client.as(Role.AGENT).get("/api/v1/openapi.json").body();
        assertThat(served.get("openapi").asString()).startsWith("3.1");
    }
}
