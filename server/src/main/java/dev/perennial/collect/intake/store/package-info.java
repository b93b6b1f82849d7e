/** The tables of the module. */
@NullMarked
package dev.perennial.collect.intake.store;

import org.jspecify.annotations.NullMarked;
