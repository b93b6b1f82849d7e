/**
 * What is sold: products by their keys in the systems they come from, what one costs, and the tree of their categories. Owns
 * {@code collect.product_…}. A product is never removed, so whoever has its id can keep it.
 */
@ApplicationModule(displayName = "Products", allowedDependencies = {"platform.kernel", "platform.access",
        "platform.audit", "platform.catalogue", "platform.storage"})
@NullMarked
package dev.perennial.collect.product;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
