/**
 * What each customer did by a given day: customer-days with an order, money net of refunds, and the facts drawn
 * from them (recency, frequency, age, mean spend). Built from order lines, shard by shard.
 */
@NullMarked
package dev.perennial.engine.history;

import org.jspecify.annotations.NullMarked;
