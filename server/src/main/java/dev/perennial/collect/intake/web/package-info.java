/** Imports over HTTP. */
@NullMarked
package dev.perennial.collect.intake.web;

import org.jspecify.annotations.NullMarked;
