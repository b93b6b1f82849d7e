package dev.perennial.engine.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Opens Spark sessions. */
final class Sessions {

    private static final String LOOPBACK = "127.0.0.1";

    private Sessions() {
    }

    /**
     * A session without a web page of its own; times are UTC. Settings given as {@code -Dspark.…} stand.
     *
     * @param master Spark master; a local one listens on the loopback only
     */
    static SparkSession open(String master) {
        SparkConf conf = new SparkConf().setAppName("perennial").setMaster(master)
                .setIfMissing("spark.ui.enabled", "false")
                .set("spark.sql.session.timeZone", "UTC").set("spark.sql.ansi.enabled", "true")
                .set("spark.sql.adaptive.coalescePartitions.enabled", "false");
        if (master.startsWith("local")) {
            conf.set("spark.driver.host", LOOPBACK).set("spark.driver.bindAddress", LOOPBACK)
                    .setIfMissing("spark.sql.shuffle.partitions", "4");
        }
        return SparkSession.builder().config(conf).getOrCreate();
    }
}
