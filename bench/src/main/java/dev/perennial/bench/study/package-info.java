/**
 * What the models find where the truth is known: customers are drawn from the models with stated parameters, and the
 * product's own fitting, forecasts and model choice are held against what was drawn. Fixed seeds; the same digits each time.
 */
@NullMarked
package dev.perennial.bench.study;

import org.jspecify.annotations.NullMarked;
