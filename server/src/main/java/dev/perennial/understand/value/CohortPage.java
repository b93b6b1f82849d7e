package dev.perennial.understand.value;

import java.util.ArrayList;
import java.util.List;

import dev.perennial.engine.model.cohort.Cohorts;
import dev.perennial.engine.model.cohort.Cohorts.Cohort;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Violations;
import dev.perennial.understand.value.CohortsView.CohortView;
import dev.perennial.understand.value.CohortsView.PeriodView;
import dev.perennial.understand.value.CohortsView.TogetherView;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** The cohorts of the published run. */
@Service
public class CohortPage {

    /** A share of fewer than these is within twenty points of anything. */
    private static final int FEWEST = 30;
    private static final String MONTH = "month";

    private final RunTable runs;
    private final JsonMapper json;

    CohortPage(RunTable runs, JsonMapper json) {
        this.runs = runs;
        this.json = json;
    }

    /** The cohorts by month or quarter; none of a run of before they were counted. */
    public CohortsView published(String unit) {
        new Violations().oneOf("/unit", unit, List.of(MONTH, "quarter")).refuse();
        RunTable.Run run = runs.published().orElseThrow(() -> new ProblemException(ValueProblem.NO_RUN));
        OverviewView.RunRef ref = Overviews.ref(run);
        Cohorts kept = runs.part(run.id(), RunTable.Part.COHORTS)
                .map(node -> json.treeToValue(node, Cohorts.class))
                .orElseGet(() -> new Cohorts(ref.asOf(), List.of(), List.of()));
        List<Cohort> cohorts = unit.equals(MONTH) ? kept.months() : kept.quarters();
        return new CohortsView(ref, run.currency(), unit, kept.firstDay(), FEWEST,
                cohorts.stream().map(CohortPage::cohort).toList(), together(cohorts));
    }

    private static CohortView cohort(Cohort cohort) {
        List<PeriodView> periods = new ArrayList<>();
        double spend = 0;
        for (Cohorts.Period period : cohort.periods()) {
            spend += period.spend();
            periods.add(new PeriodView(period.ordered(), of(period.ordered(), cohort.customers()),
                    of(spend, cohort.customers())));
        }
        return new CohortView(cohort.from(), cohort.customers(), periods);
    }

    private static List<TogetherView> together(List<Cohort> cohorts) {
        List<TogetherView> together = new ArrayList<>();
        int longest = cohorts.stream().mapToInt(cohort -> cohort.periods().size()).max().orElse(0);
        for (int since = 0; since < longest; since++) {
            int place = since;
            List<Cohort> reached = cohorts.stream().filter(cohort -> cohort.periods().size() > place).toList();
            int customers = reached.stream().mapToInt(Cohort::customers).sum();
            int ordered = reached.stream().mapToInt(cohort -> cohort.periods().get(place).ordered()).sum();
            double spend = reached.stream().flatMap(cohort -> cohort.periods().stream().limit(place + 1L))
                    .mapToDouble(Cohorts.Period::spend).sum();
            together.add(new TogetherView(customers, of(ordered, customers), of(spend, customers)));
        }
        return together;
    }

    private static double of(double part, int customers) {
        return customers == 0 ? 0 : part / customers;
    }
}
