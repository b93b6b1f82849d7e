package dev.perennial.engine.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes order files for tests and shows what was read from them. */
final class OrderFiles {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final Clock NOON = Clock.fixed(Instant.parse("2025-06-30T04:00:00Z"), ZoneOffset.UTC);

    private OrderFiles() {
    }

    static OrderReadSettings settings() {
        return OrderReadSettings.defaults().withZone(SHANGHAI).withClock(NOON).withThreads(2).withMaxRejectedShare(1)
                .withMaxAnonymousShare(1);
    }

    static Path file(Path folder, String text) {
        return file(folder, text, StandardCharsets.UTF_8);
    }

    static Path file(Path folder, String text, Charset charset) {
        return file(folder, text.getBytes(charset));
    }

    static Path file(Path folder, byte[] bytes) {
        try {
            return Files.write(Files.createTempFile(folder, "orders", ".csv"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The accepted lines as {@code customer date amount}, in the order of customers' appearance. */
    static List<String> lines(OrderLog log) {
        record Line(long appearance, String text) {
        }
        List<Line> lines = new ArrayList<>();
        for (OrderShard shard : log.shards()) {
            for (int i = 0; i < shard.lines(); i++) {
                int customer = shard.customer()[i];
                lines.add(new Line(shard.appearance()[customer], shard.customerIds()[customer] + " "
                        + LocalDate.ofEpochDay(shard.day()[i]) + " " + money(shard.amount()[i])));
            }
        }
        return lines.stream().sorted(Comparator.comparingLong(Line::appearance)).map(Line::text).toList();
    }

    static String money(long amount) {
        return java.math.BigDecimal.valueOf(amount, 4).stripTrailingZeros().toPlainString();
    }

    /** Everything in the log, for comparing two reads. */
    static String content(OrderLog log) {
        return log.summary() + log.shards().stream()
                .map(shard -> String.join("|", shard.customerIds()) + java.util.Arrays.toString(shard.appearance())
                        + java.util.Arrays.toString(shard.customer()) + java.util.Arrays.toString(shard.day())
                        + java.util.Arrays.toString(shard.amount()) + java.util.Arrays.toString(shard.order()))
                .collect(Collectors.joining("\n"));
    }
}
