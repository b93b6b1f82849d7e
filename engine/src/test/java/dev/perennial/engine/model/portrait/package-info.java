@NullMarked
package dev.perennial.engine.model.portrait;

import org.jspecify.annotations.NullMarked;
