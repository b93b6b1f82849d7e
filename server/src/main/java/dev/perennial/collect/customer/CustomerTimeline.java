package dev.perennial.collect.customer;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.perennial.collect.customer.TimelineContributor.Place;
import dev.perennial.platform.catalogue.CatalogueProblem;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What happened to a customer, newest first, gathered from all modules that know of something. */
@Service
public class CustomerTimeline {

    private static final int MOST_ITEMS = 200;
    private static final Instant BEGIN_OF_TIME = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    /** A page of the timeline. */
    public record Page(List<TimelineItem> items, @Nullable String next) {
    }

    private record Found(TimelineItem item, String source) {
    }

    /** Newest first; at the same instant by source, within a source the later first. */
    private static final Comparator<Found> NEWEST_FIRST = Comparator
            .comparing((Found found) -> found.item().at(), Comparator.reverseOrder()).thenComparing(Found::source)
            .thenComparing(found -> found.item().id(), Comparator.reverseOrder());

    private final Customers customers;
    private final List<TimelineContributor> contributors;

    CustomerTimeline(Customers customers, List<TimelineContributor> contributors) {
        this.customers = customers;
        this.contributors = List.copyOf(contributors);
    }

    /** The items after a cursor, of some kinds or, if none is named, of all. */
    public Page page(Caller caller, long customer, Set<String> kinds, int limit, @Nullable String after,
            Locale language) {
        customers.requireVisible(caller, customer);
        Set<String> known = contributors.stream().flatMap(contributor -> contributor.kinds().stream())
                .collect(Collectors.toSet());
        Violations violations = new Violations().within("/limit", limit, 1, MOST_ITEMS);
        kinds.forEach(kind -> violations.oneOf("/kind", kind, known.stream().sorted().toList()));
        violations.refuse();
        Cursor cursor = after == null ? new Cursor("", new Place(END_OF_TIME, 0)) : Cursor.read(after);
        List<Found> found = new ArrayList<>();
        for (TimelineContributor contributor : contributors) {
            Set<String> wanted = new HashSet<>(contributor.kinds());
            if (!kinds.isEmpty()) {
                wanted.retainAll(kinds);
            }
            if (!wanted.isEmpty()) {
                contributor
                        .items(new TimelineContributor.Query(customer, cursor.before(contributor.source()), wanted,
                                limit + 1, language))
                        .forEach(item -> found.add(new Found(item, contributor.source())));
            }
        }
        found.sort(NEWEST_FIRST);
        List<Found> shown = found.subList(0, Math.min(limit, found.size()));
        return new Page(shown.stream().map(Found::item).toList(),
                found.size() > limit ? Cursor.after(shown.getLast()).text() : null);
    }

    /** The place after an item: at the same instant, later sources are still to come whole, earlier ones are done. */
    private record Cursor(String source, Place place) {

        static Cursor after(Found found) {
            return new Cursor(found.source(), new Place(found.item().at(), found.item().id()));
        }

        Place before(String other) {
            int order = other.compareTo(source);
            return order == 0 ? place : new Place(place.at(), order > 0 ? Long.MAX_VALUE : Long.MIN_VALUE);
        }

        String text() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                    (source + "/" + place.at() + "/" + place.id()).getBytes(StandardCharsets.UTF_8));
        }

        static Cursor read(String text) {
            try {
                String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("/", -1);
                Instant at = Instant.parse(parts.length == 3 ? parts[1] : "");
                if (!at.isBefore(BEGIN_OF_TIME) && !at.isAfter(END_OF_TIME)) {
                    return new Cursor(parts[0], new Place(at, Long.parseLong(parts[2])));
                }
            } catch (IllegalArgumentException | DateTimeException e) {
                throw invalid();
            }
            throw invalid();
        }

        private static ProblemException invalid() {
            return ProblemException.invalid("/after", CatalogueProblem.CURSOR_INVALID);
        }
    }
}
