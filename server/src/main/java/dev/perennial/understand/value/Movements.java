package dev.perennial.understand.value;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import dev.perennial.engine.model.rfm.Quadrant;
import dev.perennial.engine.model.trait.ModelTexts;
import dev.perennial.engine.value.Scoring;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Violations;
import dev.perennial.understand.value.MovementsView.ClassView;
import dev.perennial.understand.value.MovementsView.CutsView;
import dev.perennial.understand.value.MovementsView.DayView;
import dev.perennial.understand.value.MovementsView.FlowView;
import dev.perennial.understand.value.MovementsView.Movement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Movement between classes from one day to another. On the frequency × basket map both days are sorted by the cuts of the
 * earlier one, so that customers move because they changed and not because the average did.
 */
@Service
public class Movements {

    private static final int USUAL_DAYS = 28;

    private final RunTable runs;
    private final ClassTable classes;
    private final MovementQuery moves;

    Movements(RunTable runs, ClassTable classes, MovementQuery moves) {
        this.runs = runs;
        this.classes = classes;
        this.moves = moves;
    }

    /** Movement between two days that history covers; by default the last one and one about a month before it. */
    public MovementsView between(@Nullable LocalDate from, @Nullable LocalDate to, String by, Locale locale) {
        new Violations().oneOf("/by", by, ClassKind.codes()).refuse();
        ClassKind kind = ClassKind.of(by).orElseThrow();
        List<RunTable.Run> covered = covered(kind);
        List<DayView> days = covered.stream().map(Movements::day).toList();
        RunTable.Run later = at(covered, "/to", to, covered.isEmpty() ? null : covered.getLast());
        RunTable.Run earlier = at(covered, "/from", from, later == null ? null : usual(covered, later));
        if (earlier == null || later == null) {
            return new MovementsView(days, null);
        }
        if (!day(earlier).on().isBefore(day(later).on())) {
            throw ProblemException.invalid("/from", ValueProblem.DAYS_NOT_IN_ORDER, day(earlier).on(), day(later).on());
        }
        boolean latest = later.id() == covered.getLast().id();
        return new MovementsView(days, movement(earlier, later, kind, latest, locale));
    }

    /** The runs whose thoughts were shown, by day; of several of a day the last, and none that a later one looked behind. */
    private List<RunTable.Run> covered(ClassKind kind) {
        List<RunTable.Run> covered = new ArrayList<>();
        for (long id : classes.runs(kind)) {
            RunTable.Run run = runs.find(id).orElseThrow();
            if (run.asOf() != null && (covered.isEmpty() || run.asOf().isBefore(covered.getLast().asOf()))) {
                covered.add(run);
            }
        }
        return covered.reversed();
    }

    private static DayView day(RunTable.Run run) {
        return new DayView(Objects.requireNonNull(run.asOf()), run.id());
    }

    private static RunTable.@Nullable Run at(List<RunTable.Run> covered, String pointer, @Nullable LocalDate on,
            RunTable.@Nullable Run otherwise) {
        if (on == null) {
            return otherwise;
        }
        return covered.stream().filter(run -> on.equals(run.asOf())).findFirst()
                .orElseThrow(() -> ProblemException.invalid(pointer, ValueProblem.DAY_NOT_COVERED, on));
    }

    private static RunTable.@Nullable Run usual(List<RunTable.Run> covered, RunTable.Run later) {
        List<RunTable.Run> before = covered.stream().filter(run -> day(run).on().isBefore(day(later).on())).toList();
        LocalDate wanted = day(later).on().minusDays(USUAL_DAYS);
        return before.stream().filter(run -> !day(run).on().isAfter(wanted)).reduce((_, last) -> last)
                .orElse(before.isEmpty() ? null : before.getFirst());
    }

    private Movement movement(RunTable.Run earlier, RunTable.Run later, ClassKind kind, boolean latest,
            Locale locale) {
        Optional<Quadrant.Cuts> cuts = cuts(earlier);
        List<FlowView> flows = new Tally(kind, classes.of(earlier.id(), kind), classes.of(later.id(), kind),
                moves.between(earlier.id(), later.id(), kind, cuts)).flows();
        Say say = new Say(locale, later.currency());
        return new Movement(day(earlier), day(later), kind.code(), later.currency(),
                Gates.comparable(earlier.settings(), later.settings()), latest,
                cuts.filter(_ -> kind == ClassKind.QUADRANT).map(used -> new CutsView(used.orders(), used.basket()))
                        .orElse(null),
                Stream.concat(kind.classes().stream(), Stream.of(ClassKind.ABSENT))
                        .map(code -> total(code, name(kind, code, say, locale), flows))
                        .filter(one -> one.customersBefore() + one.customersAfter() > 0).toList(),
                flows);
    }

    private Optional<Quadrant.Cuts> cuts(RunTable.Run run) {
        return runs.part(run.id(), RunTable.Part.SCORING).filter(Scoring::understands)
                .map(kept -> Scoring.of(kept).quadrant());
    }

    private static ClassView total(String code, String name, List<FlowView> flows) {
        return new ClassView(code, name, customers(flows, FlowView::from, code), customers(flows, FlowView::to, code),
                value(flows, FlowView::from, code, FlowView::valueBefore),
                value(flows, FlowView::to, code, FlowView::valueAfter));
    }

    private static long customers(List<FlowView> flows, Function<FlowView, String> end, String code) {
        ToLongFunction<FlowView> count = FlowView::customers;
        return flows.stream().filter(flow -> end.apply(flow).equals(code)).mapToLong(count).sum();
    }

    private static double value(List<FlowView> flows, Function<FlowView, String> end, String code,
            ToDoubleFunction<FlowView> value) {
        return flows.stream().filter(flow -> end.apply(flow).equals(code)).mapToDouble(value).sum();
    }

    private static String name(ClassKind kind, String code, Say say, Locale locale) {
        return switch (code) {
            case ClassKind.ABSENT, ClassKind.UNKNOWN -> say.text("movement." + code);
            case "prospect", "A" -> say.text("movement.waiting");
            default -> switch (kind) {
                case STAGE -> say.name("stage", code);
                case QUADRANT -> say.name("quadrant", code);
                case RFM_GROUP -> say.name("rfm", code);
                case CHURN -> ModelTexts.of(locale).text("class.churn_class." + code);
            };
        };
    }

    /**
     * Puts the flows together: who has no line of history stayed, and who stayed by the earlier run's count but is missing in
     * the later one's is no longer there.
     */
    private record Tally(ClassKind kind, Map<String, ClassTable.Total> before, Map<String, ClassTable.Total> after,
            List<MovementQuery.Moved> moved) {

        List<FlowView> flows() {
            List<FlowView> flows = new ArrayList<>();
            for (MovementQuery.Moved way : moved) {
                add(flows, new FlowView(way.before(), way.after(), way.customers(), way.clvBefore(), way.clvAfter()));
            }
            for (String code : kind.classes()) {
                stayed(code, flows);
            }
            return flows.stream().filter(flow -> flow.customers() > 0)
                    .sorted(Comparator.<FlowView>comparingInt(flow -> place(flow.from()))
                            .thenComparingInt(flow -> place(flow.to())))
                    .toList();
        }

        private void stayed(String code, List<FlowView> flows) {
            ClassTable.Total then = before.getOrDefault(code, ClassTable.Total.NONE);
            ClassTable.Total now = after.getOrDefault(code, ClassTable.Total.NONE);
            long unmoved = then.customers() - sum(MovementQuery.Moved::before, code, MovementQuery.Moved::customers);
            long here = now.customers() - sum(MovementQuery.Moved::own, code, MovementQuery.Moved::customers);
            double worthThen = then.clv() - worth(MovementQuery.Moved::before, code, MovementQuery.Moved::clvBefore);
            double worthNow = now.clv() - worth(MovementQuery.Moved::own, code, MovementQuery.Moved::clvAfter);
            long stayed = Math.clamp(here, 0, Math.max(0, unmoved));
            long gone = unmoved - stayed;
            if (gone > 0) {
                double lost = Math.max(0, worthThen - worthNow);
                add(flows, new FlowView(code, ClassKind.ABSENT, gone, lost, 0));
                worthThen -= lost;
            }
            if (stayed > 0) {
                add(flows, new FlowView(code, code, stayed, worthThen, worthNow));
            }
        }

        private long sum(Function<MovementQuery.Moved, String> end, String code,
                ToLongFunction<MovementQuery.Moved> count) {
            return moved.stream().filter(way -> end.apply(way).equals(code)).mapToLong(count).sum();
        }

        private double worth(Function<MovementQuery.Moved, String> end, String code,
                ToDoubleFunction<MovementQuery.Moved> value) {
            return moved.stream().filter(way -> end.apply(way).equals(code)).mapToDouble(value).sum();
        }

        private static void add(List<FlowView> flows, FlowView more) {
            for (int i = 0; i < flows.size(); i++) {
                FlowView flow = flows.get(i);
                if (flow.from().equals(more.from()) && flow.to().equals(more.to())) {
                    flows.set(i, new FlowView(flow.from(), flow.to(), flow.customers() + more.customers(),
                            flow.valueBefore() + more.valueBefore(), flow.valueAfter() + more.valueAfter()));
                    return;
                }
            }
            flows.add(more);
        }

        private int place(String code) {
            int place = kind.classes().indexOf(code);
            return place < 0 ? kind.classes().size() : place;
        }
    }
}
