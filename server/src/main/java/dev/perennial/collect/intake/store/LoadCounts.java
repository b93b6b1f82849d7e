package dev.perennial.collect.intake.store;

/**
 * What loading has come to.
 *
 * @param lines rows of the file that were dealt with
 * @param created records that are new, orders or customers
 * @param updated records that were changed
 * @param duplicate records that were known and stay as they are
 * @param rejected rows that only loading could find wrong
 * @param customersCreated customers that are new
 */
public record LoadCounts(long lines, long created, long updated, long duplicate, long rejected,
        long customersCreated) {

    public static final LoadCounts NONE = new LoadCounts(0, 0, 0, 0, 0, 0);

    public LoadCounts plus(LoadCounts more) {
        return new LoadCounts(lines + more.lines, created + more.created, updated + more.updated,
                duplicate + more.duplicate, rejected + more.rejected, customersCreated + more.customersCreated);
    }
}
