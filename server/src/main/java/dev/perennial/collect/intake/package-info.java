/**
 * Customers and orders from files: what an uploaded file is, what an import of it would do, and the import itself as a job
 * that goes on after a crash, changes nothing when repeated, and can be undone. Owns {@code collect.intake_…}; rows are
 * written by the modules that own their tables, in transactions of at most 10,000 rows.
 */
@ApplicationModule(displayName = "Intake", allowedDependencies = {"platform.kernel", "platform.storage",
        "platform.audit", "platform.access", "platform.jobs", "collect.customer",
        "collect.commerce"})
@NullMarked
package dev.perennial.collect.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
