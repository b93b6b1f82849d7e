/**
 * The words all modules share: problems with their kinds, texts in both languages, rules, ids, money and time. Plain
 * Java; owns no tables and depends on no other module.
 */
@ApplicationModule(displayName = "Kernel", allowedDependencies = {})
@NullMarked
package dev.perennial.platform.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
