package dev.perennial.bench.application;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Clients that send batches at the same time, each the next one as soon as the last is answered. */
final class BatchClients {

    private static final Pattern STATUS = Pattern.compile("\"status\":\"([a-z]+)\"");

    private final URI address;
    private final String token;
    private final int count;

    BatchClients(Product product, Api api, int count) {
        this.address = URI.create("http://127.0.0.1:" + product.port() + "/api/v1/orders/batch");
        this.token = api.token();
        this.count = count;
    }

    /**
     * What came of sending.
     *
     * @param created orders that were answered as new, and so on
     * @param answered which batches were answered
     * @param broken whether a connection broke
     */
    record Sent(double seconds, long created, long updated, long unchanged, long rejected, List<Integer> answered,
            boolean broken) {
    }

    /** Sends all bodies; a broken connection ends it. */
    Sent send(List<byte[]> bodies) throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        List<Sent> shares = new ArrayList<>();
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Future<Sent>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                running.add(threads.submit(() -> share(bodies, next)));
            }
            for (Future<Sent> one : running) {
                shares.add(one.get());
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        List<Integer> answered = new ArrayList<>();
        shares.forEach(share -> answered.addAll(share.answered()));
        return new Sent(seconds, shares.stream().mapToLong(Sent::created).sum(),
                shares.stream().mapToLong(Sent::updated).sum(), shares.stream().mapToLong(Sent::unchanged).sum(),
                shares.stream().mapToLong(Sent::rejected).sum(), answered, shares.stream().anyMatch(Sent::broken));
    }

    private Sent share(List<byte[]> bodies, AtomicInteger next) throws InterruptedException {
        long[] counts = new long[4];
        List<Integer> answered = new ArrayList<>();
        boolean broken = false;
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int i = next.getAndIncrement(); i < bodies.size() && !broken; i = next.getAndIncrement()) {
                try {
                    String answer = answer(client, bodies.get(i));
                    STATUS.matcher(answer).results().map(match -> match.group(1))
                            .forEach(status -> counts[List.of("created", "updated", "unchanged", "rejected")
                                    .indexOf(status)]++);
                    answered.add(i);
                } catch (IOException _) {
                    broken = true;
                }
            }
        }
        return new Sent(0, counts[0], counts[1], counts[2], counts[3], answered, broken);
    }

    private String answer(HttpClient client, byte[] body) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)).build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return response.body();
    }
}
