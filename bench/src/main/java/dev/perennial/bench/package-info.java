/**
 * Measures what Perennial promises: whole runs as a person starts them, against plain DuckDB doing the same input and
 * output, medians of several rounds. Not part of the tests.
 */
@NullMarked
package dev.perennial.bench;

import org.jspecify.annotations.NullMarked;
