package dev.perennial.collect.customer;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.perennial.platform.kernel.Caller;

/** Contributes what happened to a customer to the customer's timeline. */
public interface TimelineContributor {

    /** Names this source in cursors; stable, letters only, unique. */
    String source();

    /** The kinds of items it contributes. */
    Set<String> kinds();

    /**
     * The newest items older than a place, newest first: {@code (at, id) < (before.at, before.id)}, instants in whole
     * microseconds. The caller has checked that the customer is visible.
     */
    List<TimelineItem> items(Query query);

    /**
     * What to give.
     *
     * @param kinds those wanted among one's own
     * @param caller who reads; sees the customer
     * @param from the first instant wanted, inclusive; the caller leaves out what is older, so that heeding it only saves work
     * @param limit at most so many
     * @param language in which titles and details are written
     */
    record Query(Caller caller, long customerId, Place before, Instant from, Set<String> kinds, int limit,
            Locale language) {
    }

    /** A place in a source's items. */
    record Place(Instant at, long id) {
    }
}
