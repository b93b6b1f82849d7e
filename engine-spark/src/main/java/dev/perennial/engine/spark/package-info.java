/**
 * The engine's models on Apache Spark: the same kernels over shards that live in a cluster, the same SQL files. Runs as
 * a process of its own and talks in Parquet and JSON through an exchange folder, so that Spark's libraries stay off
 * every other classpath.
 */
@NullMarked
package dev.perennial.engine.spark;

import org.jspecify.annotations.NullMarked;
