package dev.perennial.bench.application;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Something asked of the API again and again.
 *
 * @param path below {@code /api/v1}; {@code {id}} stands for a customer and {@code {word}} for a word, another one each time
 * @param body of a POST; null for a GET
 * @param words to ask with
 */
record Question(String name, String path, @Nullable String body, List<String> words) {

    /** What the columns of a usual list show. */
    private static final String FIELDS = """
            "limit": 50, "fields": ["name", "kind", "owner", "city", "last_order", "orders", "net_spend", "stage", "clv",
            "p_alive"]""";

    static Question get(String name, String path) {
        return new Question(name, path, null, List.of());
    }

    static Question post(String name, String path, String body) {
        return new Question(name, path, body, List.of());
    }

    /** What the search field asks while somebody types. */
    static Question search(String name, List<String> words) {
        return new Question(name, "/search?limit=8&q={word}", null, words);
    }

    /** Whether it is another question each time. */
    boolean varies() {
        return path.contains("{");
    }

    /** The path for a customer, or for the word at the place that their number gives. */
    String path(long customer) {
        return words.isEmpty()
                ? path.replace("{id}", Long.toString(customer))
                : path.replace("{word}", URLEncoder.encode(words.get((int) (customer % words.size())),
                        StandardCharsets.UTF_8));
    }

    /** A page of fifty customers; {@code more} holds sort, rule and cursor. */
    static Question page(String name, String more) {
        return post(name, "/customers/search", "{" + FIELDS + (more.isEmpty() ? "" : ", " + more) + "}");
    }

    /** The request as it goes over the wire. */
    byte[] bytes(String token, long customer) {
        String head = (body == null ? "GET" : "POST") + " /api/v1" + path(customer)
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token + "\r\n";
        if (body == null) {
            return (head + "\r\n").getBytes(StandardCharsets.UTF_8);
        }
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return (head + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
