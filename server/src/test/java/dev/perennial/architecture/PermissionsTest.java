package dev.perennial.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.access.Open;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may ask what. Each endpoint has a line in {@code permissions.txt}, written by someone who thought about it. */
@ServerTest
class PermissionsTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private TestClient client;

    @Test
    void everyEndpointHasThePermissionThatIsWrittenDown() {
        Map<String, String> written = new TreeMap<>();
        SourceTree.text(Path.of("src/test/resources/permissions.txt")).lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> written.put(line.substring(0, line.lastIndexOf(' ')).strip(),
                        line.substring(line.lastIndexOf(' ') + 1)));
        assertThat(endpoints()).isEqualTo(written);
    }

    @Test
    void nobodyComesInWithoutACredential() {
        endpoints().forEach((endpoint, permission) -> {
            if (!permission.equals("open")) {
                assertThat(status(client.anonymous(), endpoint)).as(endpoint).isEqualTo(401);
            }
        });
    }

    @Test
    void aRoleWithoutThePermissionIsForbidden() {
        Map<Role, TestClient> clients = List.of(Role.values()).stream()
                .collect(Collectors.toMap(role -> role, client::as));
        endpoints().forEach((endpoint, permission) -> clients.forEach((role, caller) -> {
            if (!permission.equals("open") && !may(role, permission)) {
                assertThat(status(caller, endpoint)).as("%s %s", role, endpoint).isEqualTo(403);
            }
        }));
    }

    @Test
    void aRoleWithThePermissionMayRead() {
        Map<Role, TestClient> clients = List.of(Role.values()).stream()
                .collect(Collectors.toMap(role -> role, client::as));
        endpoints().forEach((endpoint, permission) -> clients.forEach((role, caller) -> {
            if (endpoint.startsWith("GET ") && !permission.equals("open") && may(role, permission)) {
                assertThat(status(caller, endpoint)).as("%s %s", role, endpoint).isNotIn(401, 403, 500);
            }
        }));
    }

    @Test
    void ofACustomerOfAnotherAnAgentLearnsNothing() {
        TestClient admin = client.as(Role.ADMIN);
        TestClient agent = client.as(Role.AGENT);
        String id = admin.post("/api/v1/customers", "{\"name\":\"Of another\"}").body().get("id").asString();
        List<String> pages = endpoints().keySet().stream()
                .filter(endpoint -> endpoint.startsWith("GET /api/v1/customers/{id}"))
                .map(endpoint -> endpoint.substring("GET ".length()).replace("{id}", id).replaceAll("\\{[^}]*}", "1"))
                .toList();
        assertThat(pages).hasSizeGreaterThanOrEqualTo(6);
        for (String page : pages) {
            TestClient.Answer answer = agent.get(page);
            assertThat(answer.status()).as(page).isEqualTo(404);
            assertThat(answer.body().path("code").asString()).as(page).isEqualTo("customer/not-found");
            assertThat(admin.get(page).body().path("code").asString()).as(page).isNotEqualTo("customer/not-found");
        }
    }

    private static boolean may(Role role, String permission) {
        return role.permissions().stream().map(Permission::code).anyMatch(permission::equals);
    }

    private static int status(TestClient caller, String endpoint) {
        String method = endpoint.substring(0, endpoint.indexOf(' '));
        String path = endpoint.substring(endpoint.indexOf(' ') + 1).replaceAll("\\{[^}]*}", "9007199254740991");
        if (path.equals("/api/v1/imports/drafts") || path.endsWith("/files")
                || (path.equals("/api/v1/imports") && method.equals("POST"))) {
            return caller.upload(path, "empty.csv", new byte[0]).status();
        }
        return caller.send(method, path, Set.of("POST", "PATCH", "PUT").contains(method) ? "{}" : null).status();
    }

    private Map<String, String> endpoints() {
        Map<String, String> endpoints = new TreeMap<>();
        for (Map.Entry<RequestMappingInfo, HandlerMethod> entry : mapping.getHandlerMethods().entrySet()) {
            HandlerMethod method = entry.getValue();
            if (!method.getBeanType().getPackageName().startsWith("dev.perennial.")
                    || entry.getKey().getPatternValues().contains("/error")) {
                continue;
            }
            Allowed allowed = method.getMethodAnnotation(Allowed.class);
            String permission = method.hasMethodAnnotation(Open.class)
                    ? "open"
                    : allowed == null ? "none" : allowed.value().code();
            for (String path : entry.getKey().getPatternValues()) {
                entry.getKey().getMethodsCondition().getMethods()
                        .forEach(verb -> endpoints.put(verb + " " + path.replaceAll("\\{(\\w+):[^/]*}", "{$1}"),
                                permission));
            }
        }
        return endpoints;
    }
}
