package dev.perennial.collect.customer;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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
     * @param limit at most so many
     * @param language in which titles and details are written
     */
    record Query(long customerId, Place before, Set<String> kinds, int limit, Locale language) {
    }

    /** A place in a source's items. */
    record Place(Instant at, long id) {
    }
}
