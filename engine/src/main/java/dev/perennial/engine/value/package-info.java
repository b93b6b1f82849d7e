/**
 * One valuation from orders to results: settings, run, result.
 */
@NullMarked
package dev.perennial.engine.value;

import org.jspecify.annotations.NullMarked;
