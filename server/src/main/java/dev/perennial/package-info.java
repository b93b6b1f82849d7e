/** The application; its modules are the packages two levels below. */
@NullMarked
package dev.perennial;

import org.jspecify.annotations.NullMarked;
