/**
 * All models of customers' traits together: the facts that they share, worked out once, the order in which they build on
 * one another, the catalogue.
 */
@NullMarked
package dev.perennial.engine.model.portrait;

import org.jspecify.annotations.NullMarked;
