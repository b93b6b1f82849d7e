/**
 * What can be asked about a customer. Modules contribute attributes and facts over their own tables; rules, lists and exports are
 * composed to SQL here and nowhere else, over catalogued columns only, with every value bound. Owns no tables.
 */
@ApplicationModule(displayName = "Catalogue", allowedDependencies = {"platform.kernel", "platform.storage"})
@NullMarked
package dev.perennial.platform.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
