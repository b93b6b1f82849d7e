/**
 * The value engine: from an order history to what every customer is worth.
 *
 * <p>Plain Java without a framework. Data flows {@code orders → history → model → report}; each package
 * imports only packages to its left.
 */
@NullMarked
package dev.perennial.engine;

import org.jspecify.annotations.NullMarked;
