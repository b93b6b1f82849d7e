package dev.perennial.collect.commerce;

import java.util.List;
import java.util.Set;

import dev.perennial.collect.commerce.OrderQuery.Paid;
import dev.perennial.collect.customer.TimelineContributor;
import dev.perennial.collect.customer.TimelineItem;
import dev.perennial.platform.kernel.Words;
import org.springframework.stereotype.Component;

/** Tells the timeline of payments. */
@Component
class PaymentEvents implements TimelineContributor {

    private static final String KIND = "payment";

    private final OrderQuery query;

    PaymentEvents(OrderQuery query) {
        this.query = query;
    }

    @Override
    public String source() {
        return "payment";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    public List<TimelineItem> items(Query wanted) {
        Words words = Words.beside(PaymentEvents.class, "timeline", wanted.language());
        return query.payments(wanted.customerId(), wanted.before(), wanted.limit()).stream()
                .map(paid -> item(paid, words)).toList();
    }

    private static TimelineItem item(Paid paid, Words words) {
        String title = paid.key() == null ? words.say(KIND) : words.say(KIND + ".named", paid.key());
        return new TimelineItem(paid.at(), paid.orderId(), KIND, title, paid.method(), paid.amount(), paid.currency(),
                paid.orderId(), null, null);
    }
}
