/**
 * Measures the application as its users meet it: a process started by the launcher, asked over HTTP. What it is compared
 * with – raw {@code COPY}, the same statements over JDBC – runs in the same database on the same machine.
 */
@NullMarked
package dev.perennial.bench.application;

import org.jspecify.annotations.NullMarked;
