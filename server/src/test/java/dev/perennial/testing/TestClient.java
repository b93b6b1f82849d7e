package dev.perennial.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.perennial.platform.kernel.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP to the application under test, as a program or a browser would. Immutable but for its cookies. */
public final class TestClient {

    public static final String PASSWORD = "correct horse battery";

    private final String address;
    private final JsonMapper json;
    private final TestClients.TokenSource tokens;
    private final TestClients.UserSource users;
    private final HttpClient http;
    private final CookieManager cookies = new CookieManager();
    private final List<String> headers;

    TestClient(String address, JsonMapper json, TestClients.TokenSource tokens, TestClients.UserSource users) {
        this(address, json, tokens, users, List.of());
    }

    private TestClient(String address, JsonMapper json, TestClients.TokenSource tokens, TestClients.UserSource users,
            List<String> headers) {
        this.address = address;
        this.json = json;
        this.tokens = tokens;
        this.users = users;
        this.headers = headers;
        this.http = HttpClient.newBuilder().cookieHandler(cookies).version(HttpClient.Version.HTTP_1_1).build();
    }

    /** An answer: status, headers and body, read as JSON where it is. */
    public record Answer(int status, HttpResponse<byte[]> raw, JsonNode body) {

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        public String text() {
            return new String(raw.body(), StandardCharsets.UTF_8);
        }
    }

    /** Someone who sends no credential. */
    public TestClient anonymous() {
        return new TestClient(address, json, tokens, users);
    }

    /** A program with a token of that role. */
    public TestClient as(Role role) {
        return anonymous().with("Authorization", "Bearer " + tokens.issue(role));
    }

    /** Opens an account and returns its id; its password is {@link #PASSWORD}. */
    public long openAccount(String login, Role role) {
        return users.open(login, role);
    }

    /** A browser that has signed in. */
    public TestClient signedIn(String login) {
        TestClient browser = anonymous();
        browser.get("/api/v1/set-up");
        Answer answer = browser.post("/api/v1/session",
                "{\"login\":\"%s\",\"password\":\"%s\"}".formatted(login, PASSWORD));
        if (answer.status() != 204) {
            throw new AssertionError("sign-in answered " + answer.text());
        }
        return browser;
    }

    public TestClient with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        TestClient client = new TestClient(address, json, tokens, users, List.copyOf(more));
        cookies.getCookieStore().getCookies().forEach(c -> client.cookies.getCookieStore().add(URI.create(address), c));
        return client;
    }

    public String address() {
        return address;
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String body) {
        return send("POST", path, body);
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Sends a request; a body is JSON. A cookie with the mark against forgery is sent back as a header, as the app does. */
    public Answer send(String method, String path, @Nullable String body) {
        HttpRequest.Builder request = builder(path).method(method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        return send(request);
    }

    /** Posts a body of no announced length, of the type in the header. */
    public Answer sendRaw(String path, String body) {
        return send(builder(path).POST(BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));
    }

    /** Sends a form with a file and text parts (name, text, …). */
    public Answer upload(String path, String fileName, byte[] file, String... parts) {
        String boundary = "----" + UUID.randomUUID();
        List<byte[]> body = new ArrayList<>();
        for (int i = 0; i < parts.length; i += 2) {
            body.add(part(boundary, "name=\"%s\"".formatted(parts[i]), "application/json"));
            body.add((parts[i + 1] + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        body.add(part(boundary, "name=\"file\"; filename=\"%s\"".formatted(fileName), "application/octet-stream"));
        body.add(file);
        body.add("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        return send(builder(path).header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArrays(body)));
    }

    private static byte[] part(String boundary, String name, String type) {
        String head = String.join("\r\n", "--" + boundary, "Content-Disposition: form-data; " + name,
                "Content-Type: " + type, "", "");
        return head.getBytes(StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder builder(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        for (int i = 0; i < headers.size(); i += 2) {
            request.setHeader(headers.get(i), headers.get(i + 1));
        }
        cookies.getCookieStore().getCookies().stream().filter(c -> c.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue).forEach(mark -> request.setHeader("X-XSRF-TOKEN", mark));
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            boolean isJson = answer.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(answer.statusCode(), answer,
                    isJson ? json.readTree(answer.body()) : json.createObjectNode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
