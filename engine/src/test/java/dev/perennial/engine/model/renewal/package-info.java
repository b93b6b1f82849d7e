/** Tests of the renewal model. */
@NullMarked
package dev.perennial.engine.model.renewal;

import org.jspecify.annotations.NullMarked;
