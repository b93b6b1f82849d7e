package dev.perennial.engine.spark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import dev.perennial.engine.dataset.DatasetShape;
import dev.perennial.engine.dataset.Datasets;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The data sets of a snapshot as views {@code d_…} of Spark; one that is not there has no rows. */
final class SparkSnapshot {

    private SparkSnapshot() {
    }

    /** Makes the views; answers the names of the data sets that have rows. */
    static Set<String> open(SparkSession session, Path snapshot) {
        Set<String> filled = new HashSet<>();
        for (DatasetShape shape : Datasets.ALL) {
            Path folder = snapshot.resolve(shape.name());
            String view = "d_" + shape.name();
            if (!Datasets.hasFiles(folder)) {
                session.sql(shape.nothing()).createOrReplaceTempView(view);
                continue;
            }
            Dataset<Row> files = session.read().parquet(folder.toString());
            files.createOrReplaceTempView("p_" + shape.name());
            session.sql(shape.of("p_" + shape.name(), Arrays.asList(files.columns()))).createOrReplaceTempView(view);
            if (!files.isEmpty()) {
                filled.add(shape.name());
            }
        }
        return filled;
    }
}
