@NullMarked
package dev.perennial.engine.spark;

import org.jspecify.annotations.NullMarked;
