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
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.perennial.engine.process.EngineProgress;
import dev.perennial.engine.process.EngineRequest;
import dev.perennial.engine.process.Frame;
import dev.perennial.engine.process.SnapshotFolder;
import dev.perennial.platform.catalogue.Dataset;
import dev.perennial.platform.catalogue.DatasetContributor;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.storage.ConnectionPools;
import dev.perennial.platform.storage.StorageSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
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

    /** Starts an engine process on a request. */
    public EngineSession start(Path folder, EngineRequest request, Consumer<EngineProgress> listener) {
        request.write(folder);
        String heap = settings.memory() != null
                ? settings.memory()
                : EngineCommand.heap(rows(dataset(CUSTOMERS)), rows(dataset(ORDERS)));
        try {
            return EngineSession.start(folder, heap, listener);
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
                SELECT coalesce(sum(pg_relation_size(relid)), 0)
                FROM pg_partition_tree(CAST(:table AS regclass))
                WHERE isleaf
                """).param("table", dataset.table()).query(Long.class).single() / ROW_BYTES;
    }

    /** Sends customers and orders as they stand in one state of the database. */
    public Reading send(Frame.Writer to, SendProgress progress) throws IOException, InterruptedException {
        try (DatasetExport export = DatasetExport.open(pools.jobs())) {
            long customers = send(export, dataset(CUSTOMERS), Frame.Kind.CUSTOMERS, to, progress);
            long orders = send(export, dataset(ORDERS), Frame.Kind.ORDERS, to, progress);
            to.end();
            return new Reading(export.watermark(), customers, orders);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long send(DatasetExport export, Dataset dataset, Frame.Kind kind, Frame.Writer to,
            SendProgress progress) throws SQLException, IOException, InterruptedException {
        long about = export.estimate(dataset);
        return export.send(dataset, kind, to,
                rows -> progress.sent(dataset.code(), rows, Math.max(rows, about)));
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
