/**
 * Reading files of orders and customers for an import: what a file is, what its columns mean, and row by row either a valid
 * line or all that is wrong with it. A preview, mended cells and the import itself take the same path through
 * {@link dev.perennial.engine.files.ImportReading}, so what the preview accepts the import accepts.
 */
@NullMarked
package dev.perennial.engine.files;

import org.jspecify.annotations.NullMarked;
