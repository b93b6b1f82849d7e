/** Carrying out imports: one pass over the file into compact parts, then the parts into the database, chunk by chunk. */
@NullMarked
package dev.perennial.collect.intake.load;

import org.jspecify.annotations.NullMarked;
