package dev.perennial.bench.application;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the application as a program would. Not used where answers are timed by the thousand. */
final class Api implements AutoCloseable {

    private static final List<String> ENDED = List.of("succeeded", "failed", "cancelled");
    private static final Duration JOB_PATIENCE = Duration.ofMinutes(60);
    private static final int POLL_MILLIS = 50;
    private static final String BOUNDARY = "perennial-bench-boundary";

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper mapper = new JsonMapper();
    private final String base;
    private final String token;

    private Api(int port, String token) {
        this.base = base(port);
        this.token = token;
    }

    /** An answer that may be a refusal. */
    record Answer(int status, String text) {
    }

    /** Sets a new installation up by its one-time link, or uses the token that an earlier start made. */
    static Api open(Product product) throws IOException, InterruptedException {
        Path kept = product.home().resolve("bench.token");
        if (!Files.exists(kept)) {
            Files.writeString(kept, setUp(product));
        }
        return new Api(product.port(), Files.readString(kept));
    }

    private static String base(int port) {
        return "http://127.0.0.1:" + port + "/api/v1";
    }

    private static String setUp(Product product) throws IOException, InterruptedException {
        CookieManager cookies = new CookieManager();
        try (HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            URI setUp = URI.create(base(product.port()) + "/set-up");
            browser.send(HttpRequest.newBuilder(setUp).build(), BodyHandlers.discarding());
            send(browser, post(setUp, cookies, """
                    {"secret": "%s", "login": "bench", "name": "Bench", "password": "%s", "zone": "Asia/Shanghai",
                     "currency": "CNY"}""".formatted(product.setUpSecret(), "a long enough one 常青 2026")));
            send(browser, HttpRequest.newBuilder(URI.create(base(product.port()) + "/session")).build());
            String issued = send(browser, post(URI.create(base(product.port()) + "/tokens"), cookies, """
                    {"name": "bench", "role": "admin"}"""));
            return new JsonMapper().readTree(issued).path("secret").asString();
        }
    }

    private static HttpRequest post(URI address, CookieManager cookies, String body) {
        String mark = cookies.getCookieStore().getCookies().stream().filter(c -> c.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue).findFirst().orElse("");
        return HttpRequest.newBuilder(address).header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", mark).POST(BodyPublishers.ofString(body)).build();
    }

    private static String send(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(request.method() + " " + request.uri().getPath() + " was answered with "
                    + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    String token() {
        return token;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return mapper.readTree(send(client, request(path).build()));
    }

    /** Without an exception for a refusal. */
    Answer ask(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request(path).build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    JsonNode read(String json) {
        return mapper.readTree(json);
    }

    JsonNode post(String path, String json) throws IOException, InterruptedException {
        return mapper.readTree(send(client, request(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)).build()));
    }

    /** Uploads a file of orders from {@link OrderFiles} to be imported. */
    JsonNode importOrders(Path file) throws IOException, InterruptedException {
        return upload(file, """
                {"object": "orders", "mapping": {"order_number": 0, "customer": 1, "placed_at": 2, "amount": 3},
                 "policy": {"existing": "skip"}, "source": "bench"}""");
    }

    /** Uploads a file of customers, {@code customer,name,phone,email}, whose names are to be known from it. */
    JsonNode importCustomers(Path file) throws IOException, InterruptedException {
        return upload(file, """
                {"object": "customers", "mapping": {"customer": 0, "name": 1, "phone": 2, "email": 3},
                 "policy": {"existing": "update"}, "source": "bench"}""");
    }

    private JsonNode upload(Path file, String request) throws IOException, InterruptedException {
        String head = """
                --%1$s\r
                Content-Disposition: form-data; name="request"\r
                Content-Type: application/json\r
                \r
                %2$s\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="%3$s"\r
                Content-Type: text/csv\r
                \r
                """.formatted(BOUNDARY, request, file.getFileName());
        BodyPublisher body = BodyPublishers.concat(BodyPublishers.ofByteArray(bytes(head)), BodyPublishers.ofFile(file),
                BodyPublishers.ofByteArray(bytes("\r\n--" + BOUNDARY + "--\r\n")));
        return mapper.readTree(send(client,
                request("/imports").header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY).POST(body)
                        .build()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token);
    }

    /** The job once it has ended; one that did not succeed ends the bench. */
    JsonNode awaitJob(long id) throws IOException, InterruptedException {
        long end = System.nanoTime() + JOB_PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode job = get("/jobs/" + id);
            String state = job.path("state").asString();
            if (ENDED.contains(state)) {
                if (!state.equals("succeeded")) {
                    throw new IOException("job " + id + " ended: " + job);
                }
                return job;
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new IOException("job " + id + " has not ended within " + JOB_PATIENCE);
    }

    @Override
    public void close() {
        client.close();
    }
}
