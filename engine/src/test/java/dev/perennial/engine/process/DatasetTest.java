package dev.perennial.engine.process;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import dev.perennial.engine.dataset.Datasets;
import dev.perennial.engine.duckdb.DuckDb;
import dev.perennial.engine.orders.OrderLines;
import dev.perennial.engine.orders.OrderShard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatasetTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"29.33, 293300", "0.5, 5000", "0, 0", "10000, 100000000", "-12.0001, -120001",
            "123456789.1, 1234567891000", "-0.0001, -1", "99990000.0000, 999900000000"})
    void anAmountIsReadInTenThousandths(String amount, long units) {
        byte[] number = TupleRows.numeric(new BigDecimal(amount));
        ByteBuffer field = ByteBuffer.allocate(6 + number.length).putShort((short) 1).putInt(number.length).put(number);
        Tuples tuples = new Tuples(field.array());
        assertThat(tuples.next(1)).isTrue();
        assertThat(tuples.amountField()).isEqualTo(units);
        assertThat(tuples.next(1)).isFalse();
    }

    @Test
    void anAmountThatIsNoNumberIsRefused() {
        ByteBuffer field = ByteBuffer.allocate(14).putShort((short) 1).putInt(8).putShort((short) 0)
                .putShort((short) 0).putShort((short) 0xC000).putShort((short) 0);
        Tuples tuples = new Tuples(field.array());
        tuples.next(1);
        assertThatThrownBy(tuples::amountField).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shardsAreThoseThatAFileWithTheKeysGives() throws IOException {
        TupleRows rows = new TupleRows();
        OrderLines file = OrderLines.none();
        for (int c = 0; c < 300; c++) {
            rows.customer(9_000 - c, "2025-01-01", "K" + c);
        }
        for (int i = 0; i < 1_500; i++) {
            int c = i * 7 % 250;
            String day = "2025-0%d-1%d".formatted(1 + i % 9, i % 7);
            rows.order(9_000 - c, day, i + ".25");
            file.with("K" + c, day, i + 0.25);
        }
        List<OrderShard> expected = file.shards();
        List<OrderShard> shards = dataset(rows.end()).orders().orElseThrow().shards();
        for (int s = 0; s < shards.size(); s++) {
            OrderShard shard = shards.get(s);
            List<String> keys = List.of(shard.customerIds()).stream().map(id -> "K" + (9_000 - Long.parseLong(id)))
                    .toList();
            assertThat(keys).containsExactly(expected.get(s).customerIds());
            assertThat(shard.customer()).containsExactly(expected.get(s).customer());
            assertThat(shard.day()).containsExactly(expected.get(s).day());
            assertThat(shard.amount()).containsExactly(expected.get(s).amount());
            assertThat(shard.hasOrderNumbers()).isFalse();
        }
    }

    @Test
    void customersOfOneKeyStandInTheOrderOfTheirIds() throws IOException {
        TupleRows rows = new TupleRows().customer(7, "2025-01-01", "same").customer(3, "2025-01-01", "same")
                .order(7, "2025-01-02", "1").order(3, "2025-01-03", "2");
        OrderShard shard = dataset(rows.end()).orders().orElseThrow().shards().stream()
                .filter(one -> one.customers() > 0).findFirst().orElseThrow();
        assertThat(shard.customerIds()).containsExactly("3", "7");
        assertThat(shard.amount()).containsExactly(10_000, 20_000);
        assertThat(shard.customer()).containsExactly(1, 0);
    }

    @Test
    void anOrderOfNobodyIsRefused() throws IOException {
        byte[] frames = new TupleRows().customer(1, "2025-01-01", "a").order(2, "2025-01-01", "1").end();
        assertThatThrownBy(() -> dataset(frames)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void framesThatStopShortAreNoDataset() throws IOException {
        byte[] frames = new TupleRows().customer(1, "2025-01-01", "a").unfinished();
        assertThatThrownBy(() -> dataset(frames)).isInstanceOf(EOFException.class);
    }

    @Test
    void aSnapshotGivesTheSameDatasetBack() throws IOException {
        TupleRows rows = new TupleRows().customer(1, "2024-12-31", "客户").customer(2, "2025-01-05", "b").customer(3,
                "2025-02-01", "nobody yet").order(1, "2025-01-10", "10.5").order(2, "2025-01-12", "-3")
                .order(1, "2025-03-10", "20");
        SnapshotFolder snapshot = new SnapshotFolder(folder);
        assertThat(snapshot.complete()).isFalse();
        SnapshotWriting.Taken sent = take(rows.end());
        SnapshotFolder.Manifest manifest = snapshot.complete(sent.dataset(), sent.parts());
        assertThat(snapshot.complete()).isTrue();
        assertThat(snapshot.manifest()).isEqualTo(manifest);
        assertThat(manifest.rows()).isEqualTo(3);
        assertThat(manifest.customers()).isEqualTo(3);
        assertThat(manifest.firstDay()).isEqualTo("2025-01-10");
        assertThat(manifest.sha256()).hasSize(64);
        Dataset back = snapshot.read();
        assertThat(back.customers().size()).isEqualTo(3);
        assertThat(snapshot.complete(back, sent.parts()).content()).isEqualTo(manifest.content());
        for (int s = 0; s < 64; s++) {
            assertThat(back.orders().orElseThrow().shards().get(s).amount())
                    .containsExactlyInAnyOrder(sent.dataset().orders().orElseThrow().shards().get(s).amount());
        }
    }

    @Test
    void everyDataSetThatComesIsInTheSnapshotAndItsManifest() throws IOException {
        TupleRows rows = new TupleRows().customer(1, "2024-12-31", "a").order(1, "2025-01-10", "10.5")
                .row(Datasets.EVENTS, 1L, LocalDate.parse("2025-01-11"), 4L)
                .row(Datasets.EVENTS, 1L, LocalDate.parse("2025-01-12"), null)
                .row(Datasets.COMPLAINTS, 1L, LocalDate.parse("2025-01-13"), "配送", false);
        SnapshotWriting.Taken taken = take(rows.end());
        SnapshotFolder.Manifest manifest = new SnapshotFolder(folder).complete(taken.dataset(), taken.parts());
        assertThat(manifest.datasets()).extracting(SnapshotFolder.Part::name).containsExactly("customers", "orders",
                "events", "complaints");
        assertThat(manifest.datasets()).extracting(SnapshotFolder.Part::rows).containsExactly(1L, 1L, 2L, 1L);
        assertThat(manifest.datasets()).allSatisfy(part -> assertThat(part.sha256()).hasSize(64));
        try (DuckDb db = DuckDb.open(1, 128)) {
            assertThat(db.query("SELECT topic, resolved, day FROM read_parquet(" + DuckDb.literal(
                    folder.resolve("complaints/*.parquet")) + ")",
                    row -> row.getString(1) + row.getBoolean(2) + row.getInt(3))).containsExactly("配送false20101");
            assertThat(db.query("SELECT count(*), count(type_id) FROM read_parquet(" + DuckDb.literal(
                    folder.resolve("events/*.parquet")) + ")", row -> row.getInt(1) + "/" + row.getInt(2)))
                    .containsExactly("2/1");
        }
    }

    @Test
    void rowsThatComeAfterTheNextDataSetAreRefused() throws IOException {
        byte[] frames = new TupleRows().customer(1, "2025-01-01", "a").order(1, "2025-01-01", "1")
                .customer(2, "2025-01-01", "b").end();
        assertThatThrownBy(() -> dataset(frames)).isInstanceOf(IOException.class);
    }

    private Dataset dataset(byte[] frames) throws IOException {
        return take(frames).dataset();
    }

    private SnapshotWriting.Taken take(byte[] frames) throws IOException {
        return SnapshotWriting.take(new DataInputStream(new ByteArrayInputStream(frames)), new SnapshotFolder(folder),
                lines -> {
                });
    }
}
