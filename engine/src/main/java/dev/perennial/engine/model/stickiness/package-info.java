/** How much a customer stays with us, and which features of the first day go with coming back. */
@NullMarked
package dev.perennial.engine.model.stickiness;

import org.jspecify.annotations.NullMarked;
