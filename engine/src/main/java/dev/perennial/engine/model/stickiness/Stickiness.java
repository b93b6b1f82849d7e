package dev.perennial.engine.model.stickiness;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.perennial.engine.dataset.Datasets;
import dev.perennial.engine.model.trait.ModelDescription;
import dev.perennial.engine.model.trait.ModelDescription.Dimension;
import dev.perennial.engine.model.trait.ModelDescription.Input;
import dev.perennial.engine.model.trait.ModelDescription.Output;
import dev.perennial.engine.model.trait.ModelDescription.Parameter;
import dev.perennial.engine.model.trait.ModelDescription.Parameter.Unit;
import dev.perennial.engine.model.trait.ModelDescription.Perspective;
import dev.perennial.engine.model.trait.ModelFindings;
import dev.perennial.engine.model.trait.ModelFindings.State;
import dev.perennial.engine.model.trait.TraitModel;
import dev.perennial.engine.model.trait.TraitRun;

/**
 * How much customers stay with us: months with an order, active days, money, P(alive). For the base: daily against
 * monthly active customers, and key retention factors, features of the first day that go with coming back within 180
 * days, with the interval of the difference (Newcombe 1998, method 10). They tell of company, not of cause.
 */
public final class Stickiness implements TraitModel {

    private static final int MONTH_DAYS = 28;

    private static final ModelDescription DESCRIPTION = new ModelDescription("stickiness", "U6", Perspective.IN_DEPTH,
            List.of(Dimension.TRANSACTIONS, Dimension.BEHAVIOUR),
            List.of(Input.required(Datasets.ORDERS, "customer_id", "day", "amount_units", "channel"),
                    Input.optional(Datasets.EVENTS, "customer_id", "day"),
                    Input.optional(Datasets.ORDER_LINES, "order_id", "product_id")),
            List.of(new Parameter("w_months", 0.35, Unit.SHARE), new Parameter("w_days", 0.3, Unit.SHARE),
                    new Parameter("w_money", 0.15, Unit.SHARE), new Parameter("w_alive", 0.2, Unit.SHARE),
                    new Parameter("cohort_days", 730, Unit.DAYS)),
            List.of(Output.classes("stickiness_class", "active_months", "sticky", "moderate", "loose"),
                    Output.of("stickiness_score", Output.Type.SCORE, "active_months"),
                    Output.of("active_months", Output.Type.COUNT), Output.of("active_days", Output.Type.COUNT)));

    @Override
    public ModelDescription description() {
        return DESCRIPTION;
    }

    @Override
    public String columns(TraitRun run, String before) {
        double median = run.figures("median_spend", run.file(this, "median.sql").text(), row -> row.real(0)).getFirst();
        return run.file(this, "stickiness.sql").withColumn("before", before).with("median", Math.max(0, median)).text();
    }

    @Override
    public ModelFindings findings(TraitRun run, String traits) {
        Map<String, Double> figures = new LinkedHashMap<>();
        double[] activity = run.sql().rows(run.file(this, "activity.sql").text(),
                row -> new double[]{row.real(0), row.real(1)}).getFirst();
        if (activity[0] > 0) {
            figures.put("monthly_active", activity[0]);
            figures.put("daily_active", activity[1] / MONTH_DAYS);
            figures.put("daily_by_monthly", activity[1] / MONTH_DAYS / activity[0]);
        }
        List<RetentionFactor> factors = factors(run);
        if (!factors.isEmpty()) {
            figures.put("came_back", factors.getFirst().overall());
        }
        long customers = run.sql().rows("SELECT count(stickiness_score) FROM " + traits, row -> row.whole(0))
                .getFirst();
        return new ModelFindings("stickiness", State.MEASURED, customers, figures,
                Map.of("factors", factors.stream().map(RetentionFactor::line).toList()), Map.of());
    }

    private List<RetentionFactor> factors(TraitRun run) {
        long[] middle = run.sql().rows(run.file(this, "basket.sql").text(),
                row -> new long[]{row.whole(0), row.whole(1)}).getFirst();
        run.sql().table("t_starts", run.file(this, "t_starts.sql").with("basket", middle[0])
                .with("events_from", middle[1]).text());
        return run.sql().rows(run.file(this, "factors.sql").text(), RetentionFactor::of).stream()
                .filter(RetentionFactor::tellable)
                .sorted(Comparator.comparingDouble(RetentionFactor::strength).reversed()).toList();
    }
}
