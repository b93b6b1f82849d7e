/**
 * Lists as people want to see them again: rule, order and columns under a name, one's own or shared with everyone. Owns
 * {@code collect.view_…}. A view says what to show, never what one may see: that is asked anew each time it is opened.
 */
@ApplicationModule(displayName = "Saved views", allowedDependencies = {"platform.kernel", "platform.catalogue",
        "platform.audit", "platform.access", "collect.customer"})
@NullMarked
package dev.perennial.collect.view;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
