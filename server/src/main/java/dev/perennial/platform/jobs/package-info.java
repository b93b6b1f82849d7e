/**
 * Long work: submitted in a transaction, run in the background, shown with progress, cancelled, retried, and gone on with
 * after a crash from the last checkpoint. A module takes part by a {@link dev.perennial.platform.jobs.JobHandler} bean.
 * Owns {@code platform.jobs_…}.
 */
@ApplicationModule(displayName = "Jobs", allowedDependencies = {"platform.kernel", "platform.storage", "platform.audit",
        "platform.access"})
@NullMarked
package dev.perennial.platform.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
