/**
 * What the models of customers' traits have in common: how they are described, what they are run on, what they find, and
 * how shares of few observations are drawn to those of the base.
 */
@NullMarked
package dev.perennial.engine.model.trait;

import org.jspecify.annotations.NullMarked;
