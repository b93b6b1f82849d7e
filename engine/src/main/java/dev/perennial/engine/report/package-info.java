/**
 * The valuation as one self-contained HTML page and as JSON, in Chinese and English.
 */
@NullMarked
package dev.perennial.engine.report;

import org.jspecify.annotations.NullMarked;
