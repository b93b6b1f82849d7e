package dev.perennial.engine.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

import dev.perennial.engine.duckdb.Column;
import dev.perennial.engine.duckdb.ColumnTable;
import dev.perennial.engine.duckdb.DuckDb;
import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.shard.Shards;
import tools.jackson.databind.json.JsonMapper;

/**
 * A snapshot of customers and orders: {@code customers.parquet} (customer_id, known_since in days since 1970-01-01, key),
 * {@code orders.parquet} (customer_id, day, amount_units in 1/10,000) and {@code manifest.json}, whose presence says that
 * the snapshot is whole.
 */
public record SnapshotFolder(Path folder) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MEMORY_MEGABYTES = 256;
    private static final int BLOCK = 1 << 20;

    /**
     * What a snapshot holds.
     *
     * @param rows order lines
     * @param customers known customers, with or without orders
     * @param content hash of the contents, the same in whatever order rows lie
     * @param sha256 of {@code orders.parquet}
     * @param firstDay day of the earliest line
     */
    public record Manifest(int version, long rows, long customers, String content, String sha256, LocalDate firstDay,
            LocalDate lastDay) {
    }

    private Path orders() {
        return folder.resolve("orders.parquet");
    }

    private Path customers() {
        return folder.resolve("customers.parquet");
    }

    private Path manifestFile() {
        return folder.resolve("manifest.json");
    }

    public boolean complete() {
        return Files.exists(manifestFile());
    }

    public Manifest manifest() {
        return JSON.readValue(manifestFile(), Manifest.class);
    }

    /** Writes a data set that has orders. */
    Manifest write(Dataset dataset) throws IOException {
        Files.createDirectories(folder);
        List<OrderShard> shards = dataset.orders().orElseThrow().shards();
        try (DuckDb db = DuckDb.open(Runtime.getRuntime().availableProcessors(), MEMORY_MEGABYTES)) {
            db.export(lines(shards), orders());
            db.export(customers(dataset.customers()), customers());
        }
        var summary = dataset.orders().orElseThrow().summary();
        Manifest manifest = new Manifest(1, summary.rows(), dataset.customers().size(), content(shards),
                sha256(orders()), summary.firstDay(), summary.lastDay());
        Path unfinished = folder.resolve("manifest.json.part");
        JSON.writeValue(unfinished, manifest);
        Files.move(unfinished, manifestFile());
        return manifest;
    }

    /** Reads what was written. */
    Dataset read() throws IOException {
        Dataset.Gathering gathering = new Dataset.Gathering();
        try (DuckDb db = DuckDb.open(1, MEMORY_MEGABYTES)) {
            db.each("SELECT customer_id, CAST(known_since AS BIGINT), key FROM read_parquet("
                    + DuckDb.literal(customers()) + ")",
                    row -> gathering.customer(row.number(0), (int) row.number(1), row.text(2)));
            db.each("SELECT customer_id, CAST(day AS BIGINT), amount_units FROM read_parquet("
                    + DuckDb.literal(orders()) + ")",
                    row -> gathering.line(row.number(0), (int) row.number(1), row.number(2)));
        }
        return gathering.done();
    }

    private static ColumnTable lines(List<OrderShard> shards) {
        return new ColumnTable(
                List.of(Column.longs("customer_id", Column.once(s -> owners(shards.get(s)))),
                        Column.ints("day", s -> shards.get(s).day()),
                        Column.longs("amount_units", s -> shards.get(s).amount())),
                s -> shards.get(s).lines());
    }

    /** Customer ids stand in the place of appearance. */
    private static long[] owners(OrderShard shard) {
        long[] owners = new long[shard.lines()];
        for (int i = 0; i < owners.length; i++) {
            owners[i] = shard.appearance()[shard.customer()[i]];
        }
        return owners;
    }

    private static ColumnTable customers(CustomerDirectory directory) {
        return new ColumnTable(
                List.of(Column.longs("customer_id", s -> part(directory, s).mapToLong(directory::id).toArray()),
                        Column.ints("known_since", s -> part(directory, s).map(directory::since).toArray()),
                        Column.strings("key",
                                Column.once(s -> part(directory, s).mapToObj(directory::key).toArray(String[]::new)))),
                s -> (int) part(directory, s).count());
    }

    private static IntStream part(CustomerDirectory directory, int shard) {
        long size = directory.size();
        return IntStream.range((int) (size * shard / Shards.COUNT), (int) (size * (shard + 1) / Shards.COUNT));
    }

    /** A sum over lines, so order does not matter; customers count by the hash of their id. */
    private static String content(List<OrderShard> shards) {
        long[] sums = shards.parallelStream().map(SnapshotFolder::sums).reduce(new long[2],
                (a, b) -> new long[]{a[0] + b[0], a[1] + b[1]});
        return HexFormat.of().toHexDigits(sums[0]) + HexFormat.of().toHexDigits(sums[1]);
    }

    private static long[] sums(OrderShard shard) {
        long[] sums = new long[2];
        for (int i = 0; i < shard.lines(); i++) {
            long customer = mix(shard.appearance()[shard.customer()[i]]);
            long line = mix(customer ^ shard.day()[i]) + shard.amount()[i];
            sums[0] += mix(line);
            sums[1] += mix(Long.rotateLeft(line, 29) ^ customer);
        }
        return sums;
    }

    private static long mix(long h) {
        long a = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
        long b = (a ^ (a >>> 32)) * 0xD6E8FEB86659FD93L;
        return b ^ (b >>> 32);
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[BLOCK];
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                digest.update(block, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
