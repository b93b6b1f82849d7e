/**
 * The engine as a process beside another program: customers and orders come in as frames of PostgreSQL's binary COPY
 * format, the answer is left in a folder, every customer's card goes out in the same format. So the other program never
 * loads DuckDB, and a run that is killed takes nothing with it.
 */
@NullMarked
package dev.perennial.engine.process;

import org.jspecify.annotations.NullMarked;
