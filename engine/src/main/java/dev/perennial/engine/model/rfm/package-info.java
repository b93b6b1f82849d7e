/**
 * Recency, frequency and monetary value: scores, the eight groups, and the frequency × basket map. Relational models:
 * the SQL beside this package runs unchanged on DuckDB and on Spark.
 */
@NullMarked
package dev.perennial.engine.model.rfm;

import org.jspecify.annotations.NullMarked;
