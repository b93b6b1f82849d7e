package dev.perennial.collect.behaviour;

import java.util.List;
import java.util.Set;

import dev.perennial.collect.customer.TimelineContributor;
import dev.perennial.collect.customer.TimelineItem;
import dev.perennial.platform.kernel.Words;
import org.springframework.stereotype.Component;

/** Tells the timeline of events, those of a kind and day together. */
@Component
class BehaviourEvents implements TimelineContributor {

    private static final String KIND = "event";

    private final CustomerBehaviour behaviour;

    BehaviourEvents(CustomerBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    @Override
    public String source() {
        return "behaviour";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    public List<TimelineItem> items(Query wanted) {
        Words words = Words.beside(BehaviourEvents.class, "timeline", wanted.language());
        return behaviour.days(wanted.customerId(), wanted.before(), wanted.limit()).stream().map(day -> {
            String name = day.type().name(wanted.language());
            String title = day.count() == 1 ? name : words.say("event.many", name, day.count());
            return TimelineItem.said(day.at(), day.id(), KIND, title, null);
        }).toList();
    }
}
