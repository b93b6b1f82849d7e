/** Favourite categories, channels and weekdays, drawn to the base where there is little to go by. */
@NullMarked
package dev.perennial.engine.model.preference;

import org.jspecify.annotations.NullMarked;
