/**
 * 常青家居 Evergreen Home: a home-furnishing retailer that never existed, made for demonstrations, tests and benches.
 *
 * <p>Owns the company's customers, catalogue and orders and the parameters they were drawn from. Promises that every
 * fact is a pure function of (seed, purpose, customer, item): customers can be made in any order and on any thread,
 * and a new kind of fact, drawn under a new {@link dev.perennial.demo.Purpose}, changes none of the earlier ones.
 */
@NullMarked
package dev.perennial.demo;

import org.jspecify.annotations.NullMarked;
