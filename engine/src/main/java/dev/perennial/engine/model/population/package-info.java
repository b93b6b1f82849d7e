/**
 * Populations of a base with parameters of their own: where one fit would hide that customers acquired at different times
 * behave differently. docs/models/clv.md has method and limits.
 */
@NullMarked
package dev.perennial.engine.model.population;

import org.jspecify.annotations.NullMarked;
