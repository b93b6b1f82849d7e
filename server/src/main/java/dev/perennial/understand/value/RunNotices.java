package dev.perennial.understand.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.notice.Notice;
import dev.perennial.platform.notice.NoticeContributor;
import dev.perennial.understand.value.NoticeTable.Notable;
import dev.perennial.understand.value.NoticeTable.Seen;
import org.springframework.stereotype.Component;

/**
 * Tells everybody who may start value runs which run was withheld, and which differs alarmingly from the one before. A run
 * that has been decided about, or that a later one has replaced unseen, stays in the list and rings no more.
 */
@Component
class RunNotices implements NoticeContributor {

    private static final String WITHHELD = "withheld";

    private final NoticeTable table;

    RunNotices(NoticeTable table) {
        this.table = table;
    }

    @Override
    public Found find(Query query) {
        if (!query.person().caller().may(Permission.VALUE_RUN)) {
            return Found.none();
        }
        return Found.of(table.of(query.person().userId()).stream()
                .flatMap(run -> notices(run, query.language()).stream())
                .sorted(Comparator.comparing(Notice::at).reversed()).toList(), query.limit());
    }

    @Override
    public void markSeen(Person person) {
        if (person.caller().may(Permission.VALUE_RUN)) {
            table.markSeen(person.userId(), table.of(person.userId()).stream().flatMap(RunNotices::all).toList());
        }
    }

    private static List<Notice> notices(Notable run, Locale language) {
        List<Notice> notices = new ArrayList<>();
        if (stopped(run)) {
            notices.add(withheld(run, new Say(language, run.currency())));
        }
        if (!alarms(run).isEmpty()) {
            notices.add(drifted(run, language));
        }
        return notices;
    }

    private static Notice withheld(Notable run, Say say) {
        String outcome = switch (run.state()) {
            case WITHHELD -> "notice.withheld";
            case RUNNING, PUBLISHED, FAILED, CANCELLED, SUPERSEDED ->
                run.wasPublished() ? "notice.withheld.published" : "notice.withheld.superseded";
        };
        return new Notice("run-withheld", run.id(), run.at(), say.text(outcome, String.valueOf(run.id())),
                run.gates().stream().filter(gate -> !gate.passed()).map(gate -> RunViews.view(gate, say).detail())
                        .toList(),
                about(run), run.state() != RunState.WITHHELD || run.seen().contains(WITHHELD));
    }

    private static Notice drifted(Notable run, Locale language) {
        Say say = new Say(language, run.currency());
        Drift drift = Objects.requireNonNull(run.drift());
        List<String> alarms = alarms(run);
        return new Notice("run-drifted", run.id(), run.at(),
                say.text("notice.drifted", String.valueOf(run.id()), String.valueOf(drift.against())),
                DriftView.of(drift, run.currency(), language).measures().stream()
                        .filter(measure -> alarms.contains(measure.code()))
                        .map(measure -> say.text("notice.measure", measure.name(), measure.detail())).toList(),
                about(run), neverShown(run) || run.seen().containsAll(alarms));
    }

    private static Notice.About about(Notable run) {
        return new Notice.About("value-run", run.id());
    }

    /** Everything about a run that there is to see. */
    private static Stream<Seen> all(Notable run) {
        return Stream.concat(stopped(run) ? Stream.of(WITHHELD) : Stream.empty(), alarms(run).stream())
                .map(what -> new Seen(run.id(), what));
    }

    private static boolean stopped(Notable run) {
        return !run.gates().stream().allMatch(Gate::passed);
    }

    /** What differs alarmingly; channels are known later than the rest. */
    private static List<String> alarms(Notable run) {
        return run.drift() == null
                ? List.of()
                : run.drift().measures().stream().filter(measure -> measure.level() == Drift.Level.ALARM)
                        .map(Drift.Measure::code).toList();
    }

    /** Whether a later run has taken the place of this one before anybody published it. */
    private static boolean neverShown(Notable run) {
        return run.state() == RunState.SUPERSEDED && !run.wasPublished();
    }
}
