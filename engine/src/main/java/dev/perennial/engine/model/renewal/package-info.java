/**
 * Contracts that renew: the chance of the next renewal, how many will follow and what they are worth, by the shifted
 * beta-geometric distribution, one fit for each term, judged on the last renewal of every contract.
 */
@NullMarked
package dev.perennial.engine.model.renewal;

import org.jspecify.annotations.NullMarked;
