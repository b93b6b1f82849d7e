/**
 * Lifetime value: how often customers order (BG/NBD, NBD), what they spend (Gamma-Gamma), and what follows from both.
 *
 * <p>Works on arrays of one shard at a time; fits are sums over shards, scores are pure functions of one shard, so the
 * same code runs on threads and on a cluster. Models and fits are values.
 */
@NullMarked
package dev.perennial.engine.model.clv;

import org.jspecify.annotations.NullMarked;
