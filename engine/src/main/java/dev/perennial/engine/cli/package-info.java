/**
 * The commands a person types: value, doctor.
 */
@NullMarked
package dev.perennial.engine.cli;

import org.jspecify.annotations.NullMarked;
