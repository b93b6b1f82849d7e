/**
 * The DuckDB runtime: opening it within limits, Java arrays as tables, views for the models' SQL.
 *
 * <p>Everything in DuckDB is a cache; deleting it loses nothing.
 */
@NullMarked
package dev.perennial.engine.duckdb;

import org.jspecify.annotations.NullMarked;
