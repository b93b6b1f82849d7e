/**
 * Relational models as SQL files in the subset that DuckDB and Spark share, and the runner that either engine provides.
 */
@NullMarked
package dev.perennial.engine.sql;

import org.jspecify.annotations.NullMarked;
