package dev.perennial.understand.analytics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.perennial.engine.dataset.DatasetColumn;
import dev.perennial.engine.dataset.DatasetShape;
import dev.perennial.engine.dataset.Datasets;
import dev.perennial.engine.process.EngineProgress;
import dev.perennial.engine.process.EngineRequest;
import dev.perennial.engine.process.FrameWriter;
import dev.perennial.engine.process.SnapshotFolder;
import dev.perennial.engine.process.TraitRequest;
import dev.perennial.platform.catalogue.Dataset;
import dev.perennial.platform.catalogue.DatasetContributor;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.storage.ConnectionPools;
import dev.perennial.platform.storage.StorageSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Starts the engine, sends it the data, keeps account of what was read. */
@Service
public class Analyses {

    static final String CUSTOMERS = "customers";
    static final String ORDERS = "orders";
    /** Snapshots whose files are kept. */
    private static final int KEPT = 3;
    /** About the bytes of a row of the tables behind the data sets. */
    private static final long ROW_BYTES = 80;

    private final ObjectProvider<DatasetContributor> contributors;
    private final ConnectionPools pools;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final EngineSettings settings;
    private final Path home;
    private final Clock clock;

    Analyses(ObjectProvider<DatasetContributor> contributors, ConnectionPools pools, JdbcClient jdbc, JsonMapper json,
            EngineSettings settings, StorageSettings storage, Clock clock) {
        this.contributors = contributors;
        this.pools = pools;
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
        this.home = storage.home();
        this.clock = clock;
    }

    /**
     * What was read.
     *
     * @param watermark pg_snapshot of the reading transactions
     */
    public record Reading(String watermark, long customers, long orders) {
    }

    /** Told how far sending is: data set, rows so far, about how many in all. */
    @FunctionalInterface
    public interface SendProgress {
        void sent(String dataset, long rows, long total);
    }

    public boolean sparkBuilt() {
        return EngineCommand.sparkBuilt();
    }

    /** The Spark master for a request that wants Spark. */
    public String sparkMaster() {
        if (!sparkBuilt()) {
            throw new ProblemException(AnalyticsProblem.SPARK_NOT_BUILT);
        }
        return settings.sparkMaster();
    }

    /** An empty folder for an analysis; whatever was in it is gone. */
    public Path folder(String analysis) {
        Path folder = home.resolve("engine").resolve(analysis).toAbsolutePath();
        remove(folder);
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of an analysis whose files are still kept, with a whole snapshot in it. */
    public Optional<Path> kept(String analysis) {
        Path folder = home.resolve("engine").resolve(analysis).toAbsolutePath();
        return Files.exists(folder.resolve("snapshot/manifest.json")) ? Optional.of(folder) : Optional.empty();
    }

    /** Starts an engine process that values customers. */
    public EngineSession start(Path folder, EngineRequest request, Consumer<EngineProgress> listener) {
        request.write(folder);
        EngineCommand.Load load = load();
        String heap = settings.memory() == null ? load.heap() : settings.memory();
        return start(EngineCommand.valuing(folder, heap, load), folder, heap, listener);
    }

    /** Starts an engine process that works out traits in the folder of a valuation. */
    public EngineSession start(Path folder, TraitRequest request, Consumer<EngineProgress> listener) {
        request.write(folder);
        String heap = settings.memory() == null ? EngineCommand.floor() : settings.memory();
        return start(EngineCommand.portraying(folder, heap, load()), folder, heap, listener);
    }

    private EngineCommand.Load load() {
        return new EngineCommand.Load(rows(dataset(CUSTOMERS)), rows(dataset(ORDERS)));
    }

    private static EngineSession start(List<String> command, Path folder, String heap,
            Consumer<EngineProgress> listener) {
        try {
            return EngineSession.start(command, folder, heap, listener);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Dataset dataset(String code) {
        return contributors.stream().flatMap(contributor -> contributor.datasets().stream())
                .filter(dataset -> dataset.code().equals(code)).findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody contributes the data set " + code));
    }

    /** About how many rows a table has, partitions and all, by the size of its files: statistics may be missing yet. */
    long rows(Dataset dataset) {
        return jdbc.sql("""
                SELECT sum(pg_relation_size(relid))
                FROM (
                    SELECT CAST(:table AS regclass) AS relid
                    UNION
                    SELECT relid
                    FROM pg_partition_tree(CAST(:table AS regclass))
                ) AS parts
                """).param("table", dataset.table()).query(Long.class).single() / ROW_BYTES;
    }

    /** Sends all data sets that models know as they stand in one state of the database. */
    public Reading send(FrameWriter to, SendProgress progress) throws IOException, InterruptedException {
        Map<String, Long> rows = new HashMap<>();
        try (DatasetExport export = DatasetExport.open(pools.jobs())) {
            for (DatasetShape known : Datasets.ALL) {
                rows.put(known.name(), send(export, contributed(known), to, progress));
            }
            to.end();
            return new Reading(export.watermark(), rows.getOrDefault(CUSTOMERS, 0L), rows.getOrDefault(ORDERS, 0L));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends what is known of some customers, and one data set beside. */
    public void send(long[] customers, Dataset beside, FrameWriter to) throws IOException {
        try (CustomerExport export = CustomerExport.open(pools.jobs().getConnection(), customers,
                contributed(Datasets.ORDERS))) {
            for (DatasetShape known : Datasets.ALL) {
                send(export, contributed(known), to);
            }
            send(export, List.of(beside), to);
            to.end();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(CustomerExport export, List<Dataset> parts, FrameWriter to)
            throws SQLException, IOException {
        if (!parts.isEmpty()) {
            int number = to.define(shape(parts.getFirst()));
            for (Dataset part : parts) {
                export.send(part, number, to);
            }
        }
    }

    /** What modules contribute to a data set; all of it has the columns that models know. */
    private List<Dataset> contributed(DatasetShape known) {
        List<Dataset> parts = contributors.stream().flatMap(contributor -> contributor.datasets().stream())
                .filter(dataset -> dataset.code().equals(known.name())).toList();
        for (Dataset part : parts) {
            if (!shape(part).equals(known)) {
                throw new IllegalStateException(
                        "the data set " + known.name() + " has other columns in " + part.table());
            }
        }
        return parts;
    }

    private static DatasetShape shape(Dataset dataset) {
        return new DatasetShape(dataset.code(), dataset.version(), dataset.columns().stream()
                .map(column -> new DatasetColumn(column.name(), switch (column.type()) {
                    case LONG -> DatasetColumn.Type.LONG;
                    case DAY -> DatasetColumn.Type.DAY;
                    case UNITS -> DatasetColumn.Type.UNITS;
                    case REAL -> DatasetColumn.Type.REAL;
                    case TEXT -> DatasetColumn.Type.TEXT;
                    case FLAG -> DatasetColumn.Type.FLAG;
                })).toList());
    }

    private static long send(DatasetExport export, List<Dataset> parts, FrameWriter to, SendProgress progress)
            throws SQLException, IOException, InterruptedException {
        if (parts.isEmpty()) {
            return 0;
        }
        int number = to.define(shape(parts.getFirst()));
        long sent = 0;
        for (Dataset part : parts) {
            long before = sent;
            long about = before + export.estimate(part);
            sent += export.send(part, number, to, rows -> progress.sent(part.code(), before + rows,
                    Math.max(before + rows, about)));
        }
        return sent;
    }

    /** Keeps account of a snapshot in a folder and removes the files of old ones; answers its id. */
    public long keep(Path folder, SnapshotFolder.Manifest manifest, String watermark) {
        String name = home.toAbsolutePath().relativize(folder).toString();
        // What an attempt before this one left in the same folder is overwritten, and must not expire with these files.
        forget(name);
        long id = jdbc.sql("""
                INSERT INTO understand.analytics_snapshot (dataset, folder, rows, sha256, watermark, created_at, manifest)
                VALUES (:dataset, :folder, :rows, :sha256, :watermark, :at, :manifest::jsonb)
                RETURNING id
                """).param("dataset", ORDERS).param("folder", name)
                .param("rows", manifest.rows()).param("sha256", manifest.sha256()).param("watermark", watermark)
                .param("at", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .param("manifest", json.writeValueAsString(manifest)).query(Long.class).single();
        forgetOld();
        return id;
    }

    /** Rows of each data set of a snapshot; none where it is not known. */
    public Map<String, Long> rows(long snapshot) {
        Map<String, Long> rows = new HashMap<>();
        jdbc.sql("SELECT manifest::text FROM understand.analytics_snapshot WHERE id = :id").param("id", snapshot)
                .query(String.class).optional().map(json::readTree).ifPresent(manifest -> {
                    for (JsonNode part : manifest.path("datasets")) {
                        rows.put(part.path("name").asString(), part.path("rows").asLong());
                    }
                });
        return rows;
    }

    private void forget(String folder) {
        jdbc.sql("UPDATE understand.analytics_snapshot SET kept = false WHERE folder = ? AND kept").param(folder)
                .update();
    }

    /** Removes what an analysis that came to nothing left behind. */
    public void discard(String analysis) {
        Path folder = home.resolve("engine").resolve(analysis).toAbsolutePath();
        forget(home.toAbsolutePath().relativize(folder).toString());
        remove(folder);
    }

    /** Names of analyses that have files, of this pattern. */
    public List<String> found(String pattern) {
        Path engine = home.resolve("engine");
        if (!Files.isDirectory(engine)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(engine)) {
            return folders.map(folder -> folder.getFileName().toString()).filter(name -> name.matches(pattern))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forgetOld() {
        List<String> old = jdbc.sql("""
                UPDATE understand.analytics_snapshot
                SET kept = false
                WHERE kept
                  AND id NOT IN (SELECT id FROM understand.analytics_snapshot ORDER BY id DESC LIMIT :kept)
                RETURNING folder
                """).param("kept", KEPT).query(String.class).list();
        old.forEach(folder -> remove(home.toAbsolutePath().resolve(folder)));
    }

    private static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
