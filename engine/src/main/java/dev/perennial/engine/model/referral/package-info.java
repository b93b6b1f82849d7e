/** Who was recommended by whom, whose value that is credited to, and how customers bring customers. */
@NullMarked
package dev.perennial.engine.model.referral;

import org.jspecify.annotations.NullMarked;
