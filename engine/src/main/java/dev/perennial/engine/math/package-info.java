/**
 * Numerical methods the models share: special functions, minimisation, summation that does not depend on threads.
 */
@NullMarked
package dev.perennial.engine.math;

import org.jspecify.annotations.NullMarked;
