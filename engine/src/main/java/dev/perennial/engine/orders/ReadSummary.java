package dev.perennial.engine.orders;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * The account of a read: {@code rows = accepted + Σ rejected}.
 *
 * @param rows data rows in the source, without headings and blank lines
 * @param accepted rows that became order lines
 * @param rejected rows that did not, by reason, only reasons that occurred
 * @param rejectFile where the rejected rows are listed with line and reason, if any were
 * @param firstDay business day of the earliest accepted line
 * @param lastDay business day of the latest accepted line
 * @param format what was recognised: encoding, delimiter, columns, date order
 */
public record ReadSummary(long rows, long accepted, Map<RejectReason, Long> rejected, Optional<Path> rejectFile,
        LocalDate firstDay, LocalDate lastDay, OrderFormat format) {

    public ReadSummary {
        rejected = Map.copyOf(rejected);
    }

    public long rejectedRows() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }
}
