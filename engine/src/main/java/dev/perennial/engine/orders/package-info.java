/**
 * Reading order files: encodings, delimiters, headings, dates, amounts, rejects.
 *
 * <p>Promises that every row of a file is either an accepted order line or a counted reject with its line number
 * and reason, and that nothing ambiguous is guessed.
 */
@NullMarked
package dev.perennial.engine.orders;

import org.jspecify.annotations.NullMarked;
