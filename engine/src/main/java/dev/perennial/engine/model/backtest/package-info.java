/**
 * Predictions against what happened: a fit on orders up to a cut, judged on the time after it, beside baselines that
 * need no model. Says so when a baseline wins.
 */
@NullMarked
package dev.perennial.engine.model.backtest;

import org.jspecify.annotations.NullMarked;
