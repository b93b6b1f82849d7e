package dev.perennial.collect.intake;

import dev.perennial.collect.intake.store.LoadCounts;

/**
 * What an import came to.
 *
 * @param rows rows of the file
 * @param created records that are new, orders or customers
 * @param updated records that were changed
 * @param duplicate records that were known and stay as they are
 * @param rejected rows that could not be taken
 * @param customersCreated customers that are new
 */
public record ImportCounts(long rows, long created, long updated, long duplicate, long rejected,
        long customersCreated) {

    /** Counts of reading and of loading together. */
    public static ImportCounts of(long rows, long rejected, LoadCounts loaded) {
        return new ImportCounts(rows, loaded.created(), loaded.updated(), loaded.duplicate(),
                rejected + loaded.rejected(), loaded.customersCreated());
    }
}
