package dev.perennial.collect.commerce;

import java.util.List;
import java.util.Set;

import dev.perennial.collect.commerce.OrderQuery.Deed;
import dev.perennial.collect.customer.TimelineContributor;
import dev.perennial.collect.customer.TimelineItem;
import dev.perennial.platform.kernel.Words;
import org.springframework.stereotype.Component;

/** Tells the timeline of orders and refunds. */
@Component
class OrderEvents implements TimelineContributor {

    private final OrderQuery query;

    OrderEvents(OrderQuery query) {
        this.query = query;
    }

    @Override
    public String source() {
        return "commerce";
    }

    @Override
    public Set<String> kinds() {
        return Set.of("order", "refund");
    }

    @Override
    public List<TimelineItem> items(Query wanted) {
        Words words = Words.beside(OrderEvents.class, "timeline", wanted.language());
        return query.deeds(wanted.customerId(), wanted.before(), wanted.kinds(), wanted.limit()).stream()
                .map(deed -> item(deed, words)).toList();
    }

    private static TimelineItem item(Deed deed, Words words) {
        String title = deed.key() == null ? words.say(deed.kind()) : words.say(deed.kind() + ".named", deed.key());
        return new TimelineItem(deed.at(), deed.id(), deed.kind(), title,
                deed.channel() == null ? null : Channels.name(deed.channel(), words.locale()), deed.amount(),
                deed.currency(),
                deed.id(), null, null);
    }
}
