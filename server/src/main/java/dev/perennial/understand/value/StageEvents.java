package dev.perennial.understand.value;

import java.util.List;
import java.util.Set;

import dev.perennial.collect.customer.TimelineContributor;
import dev.perennial.collect.customer.TimelineItem;
import org.springframework.stereotype.Component;

/** A customer's changes of stage, on the timeline. */
@Component
class StageEvents implements TimelineContributor {

    private static final String STAGE = "stage";

    private final CardQuery cards;

    StageEvents(CardQuery cards) {
        this.cards = cards;
    }

    @Override
    public String source() {
        return "value";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(STAGE);
    }

    @Override
    public List<TimelineItem> items(Query wanted) {
        Say say = new Say(wanted.language(), "CNY");
        return cards.stageChanges(wanted.customerId(), wanted.before().at(), wanted.before().id(), wanted.limit())
                .stream().map(change -> item(change, say)).toList();
    }

    private static TimelineItem item(CardQuery.StageChange change, Say say) {
        String title = change.from() == null
                ? say.text("timeline.stage.first", say.name(STAGE, change.to()))
                : say.text("timeline.stage", say.name(STAGE, change.from()), say.name(STAGE, change.to()));
        return new TimelineItem(change.at(), change.runId(), STAGE, title, null, null, null, null, change.from(),
                change.to());
    }
}
