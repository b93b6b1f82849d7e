/**
 * Signals that a customer is leaving, beside P(alive): what fell, what was complained about, what was said; and a
 * classifier that forecasts who orders no more, learnt from what customers did and judged by what they did later.
 */
@NullMarked
package dev.perennial.engine.model.churn;

import org.jspecify.annotations.NullMarked;
