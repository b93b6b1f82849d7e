/** How much a customer buys below the usual price. */
@NullMarked
package dev.perennial.engine.model.sensitivity;

import org.jspecify.annotations.NullMarked;
