package dev.perennial.engine.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import dev.perennial.engine.model.trait.ModelFindings;
import dev.perennial.engine.orders.OrderFormat;
import dev.perennial.engine.orders.ReadSummary;
import dev.perennial.engine.value.ValuationException;
import dev.perennial.engine.value.ValueSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EngineRunTest {

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream cards = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    @Test
    void aRequestIsAnsweredAndCardsFollow() throws IOException {
        EngineAnswer.Valued answer = (EngineAnswer.Valued) run(request(false), someOrders());
        assertThat(answer.cards()).isEqualTo(401);
        assertThat(ids()).hasSize(401).contains(9999L).doesNotHaveDuplicates();
        assertThat(answer.report().path("customers").asInt()).isEqualTo(400);
        assertThat(answer.report().path("holdout").path("units").asInt()).isGreaterThanOrEqualTo(8);
        assertThat(answer.frequencies()).hasSize(8);
        assertThat(answer.retrospect().river().getLast().counts()).containsEntry("prospect", 1);
        assertThat(answer.snapshot().orElseThrow().customers()).isEqualTo(401);
        List<EngineProgress.Phase> phases = messages.toString(StandardCharsets.UTF_8).lines()
                .map(line -> EngineProgress.of(line).orElseThrow().phase()).distinct().toList();
        assertThat(phases).containsExactly(EngineProgress.Phase.READ, EngineProgress.Phase.SNAPSHOT,
                EngineProgress.Phase.HISTORY, EngineProgress.Phase.FIT, EngineProgress.Phase.SCORE,
                EngineProgress.Phase.OVERVIEW, EngineProgress.Phase.ANSWERED, EngineProgress.Phase.DONE);
    }

    @Test
    void aSnapshotIsValuedLikeTheFramesItCameFrom() throws IOException {
        EngineAnswer.Valued first = (EngineAnswer.Valued) run(request(false), someOrders());
        folder.resolve("answer.json").toFile().delete();
        EngineAnswer.Valued again = (EngineAnswer.Valued) run(request(true), new byte[0]);
        assertThat(again.report().path("bgNbd")).isEqualTo(first.report().path("bgNbd"));
        for (String total : List.of("orders", "value", "clv")) {
            assertThat(again.report().path("base").path(total)).isEqualTo(first.report().path("base").path(total));
        }
        assertThat(again.retrospect()).isEqualTo(first.retrospect());
    }

    @Test
    void withoutOrdersItSaysSo() throws IOException {
        assertThat(run(request(false), new TupleRows().customer(1, "2025-01-01", "a").end()))
                .isInstanceOf(EngineAnswer.NoOrders.class);
    }

    @Test
    void aBaseInWhichNobodyCameTwiceIsRefused() throws IOException {
        byte[] frames = new TupleRows().customer(1, "2025-01-01", "a").order(1, "2025-01-01", "5").end();
        EngineAnswer.Refused refused = (EngineAnswer.Refused) run(request(false), frames);
        assertThat(refused.reason()).isEqualTo(ValuationException.Reason.NO_REPEAT_ORDERS);
        assertThat(refused.arguments()).containsExactly("1");
    }

    @Test
    void aFifthOfALongHistoryIsHeldOut() {
        assertThat(automatic("2024-01-01", "2025-06-30", Optional.empty())).isEqualTo(15);
        assertThat(automatic("2024-01-01", "2024-09-30", Optional.empty())).isZero();
        assertThat(automatic("2024-01-01", "2025-06-30", Optional.of("2025-06-30"))).isEqualTo(15);
        assertThat(automatic("2024-01-01", "2025-06-30", Optional.of("2026-03-31"))).isZero();
    }

    @Test
    void allLaterOrdersAreHeldOutForAnEarlierDayButAHorizonAtMost() {
        assertThat(automatic("1997-01-01", "1998-06-30", Optional.of("1997-09-30"))).isEqualTo(39);
        assertThat(automatic("2024-01-01", "2025-06-30", Optional.of("2025-03-31"))).isEqualTo(13);
        assertThat(automatic("2020-01-01", "2025-06-30", Optional.of("2022-03-31"))).isEqualTo(52);
        assertThat(automatic("2024-01-01", "2025-06-30", Optional.of("2025-06-01"))).isZero();
    }

    private static int automatic(String first, String last, Optional<String> asOf) {
        ReadSummary read = new ReadSummary(1, 1, Map.of(), Optional.empty(), LocalDate.parse(first),
                LocalDate.parse(last), new OrderFormat("database", "", "", "iso", Map.of()));
        ValueSettings settings = asOf.map(LocalDate::parse).map(ValueSettings.defaults()::withAsOf)
                .orElse(ValueSettings.defaults());
        return new EngineRequest(settings, true, false, Optional.empty()).settings(read).holdout();
    }

    private static EngineRequest request(boolean fromSnapshot) {
        return new EngineRequest(ValueSettings.defaults(), true, fromSnapshot, Optional.empty());
    }

    private EngineAnswer run(EngineRequest request, byte[] frames) throws IOException {
        request.write(folder);
        new EngineRun(folder, new ByteArrayInputStream(frames), cards,
                new PrintStream(messages, true, StandardCharsets.UTF_8),
                (master, orders, settings, watch) -> {
                    throw new AssertionError("nobody asked for Spark");
                }).run(() -> {
                });
        return EngineAnswer.read(folder).orElseThrow();
    }

    @Test
    void everyCustomerHasTraitsBesideTheCard() throws IOException {
        EngineAnswer.Valued valued = (EngineAnswer.Valued) run(request(false), someOrders());
        new TraitRequest(LocalDate.parse(valued.report().path("asOf").asString()), 0.4, Optional.empty())
                .write(folder);
        ByteArrayOutputStream traits = new ByteArrayOutputStream();
        new TraitProcessing(folder, new ByteArrayInputStream(new byte[0]), traits,
                new PrintStream(messages, true, StandardCharsets.UTF_8), (master, sources) -> {
                    throw new AssertionError("nobody asked for Spark");
                }).run(() -> {
                });
        EngineAnswer.Portrayed answer = (EngineAnswer.Portrayed) EngineAnswer.read(folder).orElseThrow();
        assertThat(ids(traits.toByteArray())).hasSize(401).contains(9999L);
        assertThat(answer.customers()).isEqualTo(401);
        assertThat(answer.models()).extracting(ModelFindings::code).containsExactlyInAnyOrder("churn", "loyalty",
                "stickiness", "satisfaction", "referral", "preference", "association", "sensitivity", "potential",
                "renewal", "total");
        assertThat(answer.models()).filteredOn(found -> found.state() == ModelFindings.State.NO_DATA)
                .extracting(ModelFindings::code).contains("satisfaction", "referral", "association", "sensitivity",
                        "renewal");
    }

    private List<Long> ids() {
        return ids(cards.toByteArray());
    }

    /** Ids of what went out: first field of each tuple. */
    private static List<Long> ids(byte[] rows) {
        ByteBuffer all = ByteBuffer.wrap(rows).position(19);
        List<Long> ids = new ArrayList<>();
        for (int fields = all.getShort(); fields >= 0; fields = all.getShort()) {
            for (int f = 0; f < fields; f++) {
                int length = all.getInt();
                if (f == 0) {
                    ids.add(all.getLong(all.position()));
                }
                all.position(all.position() + Math.max(0, length));
            }
        }
        assertThat(all.hasRemaining()).isFalse();
        return ids;
    }

    private static byte[] someOrders() throws IOException {
        Random random = new Random(3);
        TupleRows rows = new TupleRows();
        for (int c = 0; c < 400; c++) {
            rows.customer(c, "2024-01-01", "C" + c);
        }
        rows.customer(9999, "2024-01-02", "nobody yet");
        for (int c = 0; c < 400; c++) {
            LocalDate day = LocalDate.parse("2024-01-01").plusDays(random.nextInt(200));
            double stay = random.nextDouble();
            do {
                rows.order(c, day.toString(), String.valueOf(10 + random.nextInt(500) / 10.0));
                day = day.plusDays(1 + random.nextInt(90));
            } while (random.nextDouble() < stay && day.isBefore(LocalDate.parse("2025-06-30")));
        }
        return rows.end();
    }
}
