package dev.perennial.engine.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import dev.perennial.engine.dataset.Datasets;
import dev.perennial.engine.duckdb.DuckDb;
import dev.perennial.engine.orders.OrderShard;
import tools.jackson.databind.json.JsonMapper;

/**
 * A snapshot: a folder of Parquet files for each data set, with the columns of
 * {@link dev.perennial.engine.dataset.Datasets}, and {@code manifest.json}, whose presence says that the snapshot is whole.
 */
public record SnapshotFolder(Path folder) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int VERSION = 2;
    private static final int MEMORY_MEGABYTES = 256;
    private static final int BLOCK = 1 << 20;

    /**
     * What a snapshot holds.
     *
     * @param rows orders and refunds
     * @param customers known customers, with or without orders
     * @param content hash of customers' orders, the same in whatever order rows lie
     * @param sha256 of the files of the orders
     * @param firstDay day of the earliest order
     * @param datasets all of them
     */
    public record Manifest(int version, long rows, long customers, String content, String sha256, LocalDate firstDay,
            LocalDate lastDay, List<Part> datasets) {
    }

    /**
     * A data set of a snapshot.
     *
     * @param version of its columns
     * @param sha256 of its files, one after the other; none where it has no rows
     */
    public record Part(String name, int version, long rows, List<String> columns, String sha256) {
    }

    /** Where a data set's files lie. */
    public Path dataset(String name) {
        return folder.resolve(name);
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

    /** Says that the files of these data sets, among which are orders, are all there. */
    Manifest complete(Dataset dataset, List<Part> parts) throws IOException {
        List<Part> hashed = new ArrayList<>();
        for (Part part : parts) {
            hashed.add(new Part(part.name(), part.version(), part.rows(), part.columns(), sha256(part)));
        }
        String orders = hashed.stream().filter(part -> part.name().equals(Datasets.ORDERS.name())).map(Part::sha256)
                .findFirst().orElse("");
        var log = dataset.orders().orElseThrow();
        Manifest manifest = new Manifest(VERSION, log.summary().rows(), dataset.customers().size(),
                content(log.shards()), orders, log.summary().firstDay(), log.summary().lastDay(), hashed);
        Path unfinished = folder.resolve("manifest.json.part");
        JSON.writeValue(unfinished, manifest);
        Files.move(unfinished, manifestFile(), StandardCopyOption.REPLACE_EXISTING);
        return manifest;
    }

    /** Reads customers and orders back. */
    Dataset read() throws IOException {
        Dataset.Gathering gathering = new Dataset.Gathering();
        try (DuckDb db = DuckDb.open(1, MEMORY_MEGABYTES)) {
            db.each("SELECT customer_id, CAST(known_since AS BIGINT), key FROM " + files(Datasets.CUSTOMERS.name()),
                    row -> gathering.customer(row.number(0), (int) row.number(1), row.text(2)));
            if (Files.exists(dataset(Datasets.ORDERS.name()))) {
                db.each("SELECT customer_id, CAST(day AS BIGINT), amount_units FROM " + files(Datasets.ORDERS.name()),
                        row -> gathering.line(row.number(0), (int) row.number(1), row.number(2)));
            }
        }
        return gathering.done();
    }

    private String files(String dataset) {
        return "read_parquet(" + DuckDb.literal(dataset(dataset).resolve("*.parquet")) + ")";
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

    private String sha256(Part part) throws IOException {
        if (part.rows() == 0) {
            return "";
        }
        try (Stream<Path> files = Files.list(dataset(part.name()))) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files.sorted().toList()) {
                digest(file, digest);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static void digest(Path file, MessageDigest digest) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[BLOCK];
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                digest.update(block, 0, n);
            }
        }
    }
}
