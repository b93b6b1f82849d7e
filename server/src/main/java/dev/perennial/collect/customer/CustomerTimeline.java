package dev.perennial.collect.customer;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.perennial.collect.customer.TimelineContributor.Place;
import dev.perennial.platform.catalogue.CatalogueProblem;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Violations;
import dev.perennial.platform.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What happened to a customer, newest first, gathered from all modules that know of something. */
@Service
public class CustomerTimeline {

    private static final int MOST_ITEMS = 200;
    private static final int LAST_YEAR = 9998;
    /** Sorts behind every source, so that nothing of the instant itself is still to come. */
    private static final String BEFORE_ALL = "\uffff";
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
    private final Installation installation;
    private final List<TimelineContributor> contributors;

    CustomerTimeline(Customers customers, Installation installation, List<TimelineContributor> contributors) {
        this.customers = customers;
        this.installation = installation;
        this.contributors = List.copyOf(contributors);
    }

    /**
     * Which items.
     *
     * @param kinds all if none is named
     * @param sources names of contributors; all if none is named
     * @param from the first day, in the installation's zone
     * @param to the last day
     */
    public record Filter(Set<String> kinds, Set<String> sources, @Nullable LocalDate from, @Nullable LocalDate to) {

        public Filter {
            kinds = Set.copyOf(kinds);
            sources = Set.copyOf(sources);
        }
    }

    /** The items after a cursor. */
    public Page page(Caller caller, long customer, Filter filter, int limit, @Nullable String after,
            Locale language) {
        customers.requireVisible(caller, customer);
        check(filter, limit);
        Instant from = filter.from() == null ? BEGIN_OF_TIME : begin(filter.from());
        Cursor cursor = after == null
                ? new Cursor(BEFORE_ALL,
                        new Place(filter.to() == null ? END_OF_TIME : begin(filter.to().plusDays(1)), 0))
                : Cursor.read(after);
        List<Found> found = new ArrayList<>();
        for (TimelineContributor contributor : contributors) {
            Set<String> wanted = new HashSet<>(contributor.kinds());
            if (!filter.kinds().isEmpty()) {
                wanted.retainAll(filter.kinds());
            }
            if (!wanted.isEmpty()
                    && (filter.sources().isEmpty() || filter.sources().contains(contributor.source()))) {
                contributor
                        .items(new TimelineContributor.Query(caller, customer, cursor.before(contributor.source()),
                                from,
                                wanted, limit + 1, language))
                        .stream().filter(item -> !item.at().isBefore(from))
                        .forEach(item -> found.add(new Found(item, contributor.source())));
            }
        }
        found.sort(NEWEST_FIRST);
        List<Found> shown = found.subList(0, Math.min(limit, found.size()));
        return new Page(shown.stream().map(Found::item).toList(),
                found.size() > limit ? Cursor.after(shown.getLast()).text() : null);
    }

    private void check(Filter filter, int limit) {
        List<String> kinds = contributors.stream().flatMap(one -> one.kinds().stream()).distinct().sorted().toList();
        List<String> sources = contributors.stream().map(TimelineContributor::source).sorted().toList();
        Violations violations = new Violations().within("/limit", limit, 1, MOST_ITEMS);
        year("/from", filter.from(), violations);
        year("/to", filter.to(), violations);
        filter.kinds().forEach(kind -> violations.oneOf("/kind", kind, kinds));
        filter.sources().forEach(source -> violations.oneOf("/source", source, sources));
        violations.refuse();
    }

    private static void year(String pointer, @Nullable LocalDate day, Violations violations) {
        if (day != null) {
            violations.within(pointer, day.getYear(), 1, LAST_YEAR);
        }
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(installation.zone()).toInstant();
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
