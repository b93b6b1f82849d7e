@NullMarked
package dev.perennial.engine.process;

import org.jspecify.annotations.NullMarked;
