/**
 * Customers cut into a fixed number of shards by a hash of their id, the unit of parallel and distributed work.
 *
 * <p>The cut depends on nothing but the id, so partial sums taken in shard order are the same on one thread, on
 * eight and on a cluster.
 */
@NullMarked
package dev.perennial.engine.shard;

import org.jspecify.annotations.NullMarked;
