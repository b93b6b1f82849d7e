package dev.perennial.collect.customer;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import dev.perennial.platform.kernel.Words;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells the timeline which edits of many customers changed this one, and which of them were undone. */
@Component
class BulkEvents implements TimelineContributor {

    private static final String CHANGE = "change";
    private static final int MOST_EDITS = 500;

    private final BulkTable table;
    private final ProfileEvents profile;
    private final JsonMapper json;

    BulkEvents(BulkTable table, ProfileEvents profile, JsonMapper json) {
        this.table = table;
        this.profile = profile;
        this.json = json;
    }

    @Override
    public String source() {
        return "bulk";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(CHANGE);
    }

    @Override
    public List<TimelineItem> items(Query query) {
        Words words = Words.beside(BulkEvents.class, "timeline", query.language());
        List<TimelineItem> items = new ArrayList<>();
        for (BulkTable.Event event : table.of(query.customerId(), MOST_EDITS)) {
            items.add(TimelineItem.said(instant(event.at()), event.bulk() * 2, CHANGE, words.say("bulk", event.by()),
                    profile.changes(changes(event.before(), event.after()), query.language(), words)));
            OffsetDateTime undoneAt = event.undoneAt();
            if (undoneAt != null) {
                items.add(TimelineItem.said(instant(undoneAt), event.bulk() * 2 + 1, CHANGE,
                        words.say("bulk.undone", String.valueOf(event.undoneBy())),
                        profile.changes(changes(event.after(), event.before()), query.language(), words)));
            }
        }
        return items.stream().filter(item -> before(item, query.before()))
                .sorted(Comparator.comparing(TimelineItem::at).thenComparingLong(TimelineItem::id).reversed())
                .limit(query.limit()).toList();
    }

    private ObjectNode changes(JsonNode from, JsonNode to) {
        ObjectNode changes = json.createObjectNode();
        from.properties().stream().filter(field -> !field.getValue().equals(to.get(field.getKey())))
                .forEach(field -> {
                    ObjectNode change = changes.putObject(field.getKey());
                    change.set("from", field.getValue());
                    change.set("to", to.get(field.getKey()));
                });
        return changes;
    }

    private static Instant instant(OffsetDateTime at) {
        return at.toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    private static boolean before(TimelineItem item, Place place) {
        return item.at().isBefore(place.at()) || (item.at().equals(place.at()) && item.id() < place.id());
    }
}
