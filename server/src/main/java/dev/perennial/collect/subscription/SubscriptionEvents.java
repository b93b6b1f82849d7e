package dev.perennial.collect.subscription;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import dev.perennial.collect.customer.TimelineContributor;
import dev.perennial.collect.customer.TimelineItem;
import dev.perennial.collect.subscription.SubscriptionTable.View;
import dev.perennial.platform.kernel.Words;
import dev.perennial.platform.storage.Installation;
import org.springframework.stereotype.Component;

/** Tells the timeline of subscriptions that began and ended. */
@Component
class SubscriptionEvents implements TimelineContributor {

    private static final String KIND = "subscription";
    private static final Comparator<TimelineItem> NEWEST_FIRST = Comparator.comparing(TimelineItem::at)
            .thenComparingLong(TimelineItem::id).reversed();

    private final SubscriptionTable table;
    private final Installation installation;
    private final Clock clock;

    SubscriptionEvents(SubscriptionTable table, Installation installation, Clock clock) {
        this.table = table;
        this.installation = installation;
        this.clock = clock;
    }

    @Override
    public String source() {
        return KIND;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    public List<TimelineItem> items(Query wanted) {
        Words words = Words.beside(SubscriptionEvents.class, "timeline", wanted.language());
        ZoneId zone = installation.zone();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        List<TimelineItem> items = new ArrayList<>();
        for (View one : table.of(wanted.customerId(), today)) {
            items.add(new TimelineItem(one.startedOn().atStartOfDay(zone).toInstant(), one.id() * 2, KIND,
                    words.say("started", one.product()), null, one.price(), one.price() == null ? null : one.currency(),
                    null, null, null));
            if (one.cancelledOn() != null && !one.cancelledOn().isAfter(today)) {
                items.add(TimelineItem.said(one.cancelledOn().atStartOfDay(zone).toInstant(), one.id() * 2 + 1, KIND,
                        words.say("cancelled", one.product()), one.cancelCause()));
            }
        }
        return items.stream().filter(item -> isBefore(item, wanted.before())).sorted(NEWEST_FIRST)
                .limit(wanted.limit()).toList();
    }

    private static boolean isBefore(TimelineItem item, Place place) {
        int compared = item.at().compareTo(place.at());
        return compared < 0 || (compared == 0 && item.id() < place.id());
    }
}
