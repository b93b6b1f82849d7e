package dev.perennial.engine.value;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.perennial.engine.dataset.DatasetShape;
import dev.perennial.engine.dataset.Datasets;
import dev.perennial.engine.duckdb.DuckDb;

/** The data sets of a snapshot as views {@code d_…} of DuckDB; one that is not there has no rows. */
final class SnapshotViews {

    private SnapshotViews() {
    }

    /** Makes the views; answers the names of the data sets that have rows. */
    static Set<String> open(DuckDb db, Path snapshot) {
        Set<String> filled = new HashSet<>();
        for (DatasetShape shape : Datasets.ALL) {
            Path folder = snapshot.resolve(shape.name());
            if (!Datasets.hasFiles(folder)) {
                db.view("d_" + shape.name(), shape.nothing());
                continue;
            }
            String files = "read_parquet(" + DuckDb.literal(folder.resolve("*.parquet")) + ")";
            List<String> present = db.query("DESCRIBE SELECT * FROM " + files, row -> row.getString("column_name"));
            db.view("d_" + shape.name(), shape.of(files, present));
            if (db.one("SELECT count(*) FROM " + files, row -> row.getLong(1)) > 0) {
                filled.add(shape.name());
            }
        }
        return filled;
    }
}
