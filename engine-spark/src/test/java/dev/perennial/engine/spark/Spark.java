package dev.perennial.engine.spark;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** The one Spark of all tests; it ends with the JVM. */
final class Spark {

    static final SparkSession SESSION = Sessions.open("local[2]");
    static final JavaSparkContext CONTEXT = JavaSparkContext.fromSparkContext(SESSION.sparkContext());

    private Spark() {
    }
}
