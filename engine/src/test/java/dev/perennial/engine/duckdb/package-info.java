@NullMarked
package dev.perennial.engine.duckdb;

import org.jspecify.annotations.NullMarked;
