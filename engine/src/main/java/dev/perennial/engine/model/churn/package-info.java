/** Signals that a customer is leaving, beside P(alive): what fell, what was complained about, what was said. */
@NullMarked
package dev.perennial.engine.model.churn;

import org.jspecify.annotations.NullMarked;
