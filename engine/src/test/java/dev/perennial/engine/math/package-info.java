@org.jspecify.annotations.NullMarked
package dev.perennial.engine.math;
