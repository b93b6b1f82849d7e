/**
 * What every analysis needs: consistent reading of data sets, snapshots with a watermark, the engine as a process of its
 * own. Owns {@code understand.analytics_…} and the folder {@code engine} of the home folder; what lies there are caches.
 */
@ApplicationModule(displayName = "Analytics", allowedDependencies = {"platform.kernel", "platform.storage",
        "platform.catalogue"})
@NullMarked
package dev.perennial.understand.analytics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
