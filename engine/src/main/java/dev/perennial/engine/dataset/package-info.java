/**
 * The data sets that models read: their names, versions and columns, the same whether rows come from a database or lie in a
 * snapshot.
 */
@NullMarked
package dev.perennial.engine.dataset;

import org.jspecify.annotations.NullMarked;
