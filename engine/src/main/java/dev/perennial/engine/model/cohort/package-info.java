/** Customers by the month or quarter of their first order, and what they did in the ones after it. */
@NullMarked
package dev.perennial.engine.model.cohort;

import org.jspecify.annotations.NullMarked;
