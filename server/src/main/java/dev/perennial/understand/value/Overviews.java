package dev.perennial.understand.value;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

import dev.perennial.engine.value.Retrospect;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.understand.value.OverviewView.BaseView;
import dev.perennial.understand.value.OverviewView.CellView;
import dev.perennial.understand.value.OverviewView.ChangeView;
import dev.perennial.understand.value.OverviewView.FlowView;
import dev.perennial.understand.value.OverviewView.GroupView;
import dev.perennial.understand.value.OverviewView.Horizon;
import dev.perennial.understand.value.OverviewView.IntervalView;
import dev.perennial.understand.value.OverviewView.MovementView;
import dev.perennial.understand.value.OverviewView.QuadrantsView;
import dev.perennial.understand.value.OverviewView.RateView;
import dev.perennial.understand.value.OverviewView.RatesView;
import dev.perennial.understand.value.OverviewView.RiskView;
import dev.perennial.understand.value.OverviewView.RiverPoint;
import dev.perennial.understand.value.OverviewView.RunRef;
import dev.perennial.understand.value.OverviewView.SharePoint;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The overview of the published run. */
@Service
public class Overviews {

    private final RunTable runs;
    private final Drifts drifts;
    private final JsonMapper json;

    Overviews(RunTable runs, Drifts drifts, JsonMapper json) {
        this.runs = runs;
        this.drifts = drifts;
        this.json = json;
    }

    /** The overview, with names in the language. */
    public OverviewView published(Locale locale) {
        RunTable.Run run = runs.published().orElseThrow(() -> new ProblemException(ValueProblem.NO_RUN));
        JsonNode report = runs.part(run.id(), RunTable.Part.REPORT).orElseThrow();
        Retrospect back = json.treeToValue(runs.part(run.id(), RunTable.Part.OVERVIEW).orElseThrow(), Retrospect.class);
        Say say = new Say(locale, run.currency());
        JsonNode settings = report.path("settings");
        return new OverviewView(ref(run), run.currency(), horizon(report), settings.path("level").asDouble(),
                report.path("customers").asInt(), base(report),
                back.change().map(Overviews::change).orElse(null),
                list(report.path("concentration"),
                        point -> new SharePoint(point.path("customers").asDouble(), point.path("value").asDouble())),
                list(report.path("stages"), Overviews::group),
                back.river().stream().map(point -> new RiverPoint(point.on(), point.counts())).toList(),
                flows(back.flows()),
                list(report.path("rfmCells"),
                        cell -> new CellView(cell.path("r").asInt(), cell.path("f").asInt(),
                                cell.path("customers").asInt(), number(cell, "clv"))),
                list(report.path("rfmGroups"), Overviews::group), quadrants(report),
                back.movement().map(Overviews::movement).orElse(null), back.valueAtRisk().stream()
                        .map(risk -> new RiskView(risk.reason(), say.name("reason", risk.reason()), risk.customers(),
                                risk.value()))
                        .toList(),
                drifts.of(run.id()).map(drift -> drift.level().code()).orElse(null));
    }

    static RunRef ref(RunTable.Run run) {
        return new RunRef(run.id(), Objects.requireNonNull(run.asOf()), Objects.requireNonNull(run.finishedAt()));
    }

    static Horizon horizon(JsonNode report) {
        JsonNode settings = report.path("settings");
        return new Horizon(settings.path("horizon").asInt(), settings.path("unit").asString());
    }

    static IntervalView interval(JsonNode node) {
        return new IntervalView(number(node, "estimate"), number(node, "low"), number(node, "high"));
    }

    static @Nullable Double number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNumber() ? value.asDouble() : null;
    }

    private static BaseView base(JsonNode report) {
        JsonNode base = report.path("base");
        LocalDate yearAgo = LocalDate.parse(report.path("asOf").asString()).minusMonths(12).plusDays(1);
        LocalDate first = LocalDate.parse(report.path("read").path("firstDay").asString(yearAgo.toString()));
        return new BaseView(interval(base.path("value")), interval(base.path("clv")), interval(base.path("orders")),
                first.isAfter(yearAgo) ? first : yearAgo,
                base.path("pastYearSpend").asDouble(0), base.path("pastYearOrders").asLong(0),
                base.path("active").asDouble(0), number(base, "topDecileShare"),
                base.path("valueAtRisk").asDouble(0));
    }

    private static ChangeView change(Retrospect.ValueChange change) {
        return new ChangeView(change.from(), change.valueThen(), change.acquired(), change.grown(), change.lost(),
                change.valueNow());
    }

    private static GroupView group(JsonNode group) {
        String code = group.path("code").asString();
        return new GroupView(code.isEmpty() ? Retrospect.NONE : code, group.path("customers").asInt(),
                number(group, "clv"), group.path("pastYearSpend").asDouble(0), number(group, "meanPAlive"));
    }

    private static QuadrantsView quadrants(JsonNode report) {
        JsonNode quadrants = report.path("quadrants");
        return new QuadrantsView(report.path("settings").path("quadrant").path("windowMonths").asInt(),
                quadrants.path("frequencyCut").asDouble(0), quadrants.path("basketCut").asDouble(0),
                list(quadrants.path("groups"), Overviews::group));
    }

    private static List<FlowView> flows(List<Retrospect.Flow> flows) {
        return flows.stream().map(flow -> new FlowView(flow.from(), flow.to(), flow.customers())).toList();
    }

    private static MovementView movement(Retrospect.Movement movement) {
        return new MovementView(movement.from(), movement.to(), movement.frequencyCut(), movement.basketCut(),
                flows(movement.flows()),
                new RatesView(rate(movement.aToB()), rate(movement.bToE()), rate(movement.stayInE())));
    }

    private static RateView rate(Retrospect.Rate rate) {
        return new RateView(rate.numerator(), rate.denominator(), rate.denominator() == 0 ? null : rate.rate());
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> item) {
        return array.valueStream().map(item).toList();
    }
}
