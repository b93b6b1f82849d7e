/** The value of a customer as a whole: brought, expected, brought by others. */
@NullMarked
package dev.perennial.engine.model.total;

import org.jspecify.annotations.NullMarked;
