/**
 * The commands that start the application or reach into its database: demo, serve, token. Reads the settings, starts the
 * database and the application, tells the person where it is. Owns no tables.
 */
@ApplicationModule(displayName = "Launch", allowedDependencies = {"platform.kernel", "platform.storage",
        "platform.access",
        "platform.jobs", "collect.intake", "collect.customer", "collect.product",
        "collect.behaviour", "collect.subscription", "understand.value"})
@NullMarked
package dev.perennial.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
