package dev.perennial.engine.model.association;

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
import dev.perennial.engine.sql.SqlFile;

/**
 * What is bought together (lift with the bounds of its logarithm), what comes next (rules from one basket to the same
 * customer's next one, and how often something bought before is bought again), and when something is due again. The
 * latest million orders count; the last basket of every tenth customer is held out to compare the first ten
 * recommendations with the ten most frequent products.
 */
public final class Association implements TraitModel {

    private static final double NORMAL_95 = 1.96;
    private static final int TIMES = 3;

    private static final ModelDescription DESCRIPTION = new ModelDescription("association", "U10",
            Perspective.IN_DEPTH, List.of(Dimension.TRANSACTIONS),
            List.of(Input.required(Datasets.ORDER_LINES, "order_id", "product_id"),
                    Input.required(Datasets.ORDERS, "order_id", "customer_id", "day"),
                    Input.optional(Datasets.PRODUCTS, "product_id", "name")),
            List.of(new Parameter("baskets", 1_000_000, Unit.COUNT), new Parameter("products", 2_000, Unit.COUNT),
                    new Parameter("largest_basket", 40, Unit.COUNT), new Parameter("least_pairs", 10, Unit.COUNT),
                    new Parameter("prior_baskets", 10, Unit.COUNT), new Parameter("least_gaps", 20, Unit.COUNT),
                    new Parameter("prior_gaps", 3, Unit.COUNT)),
            List.of(Output.of("next_product", Output.Type.TEXT, "next_evidence"),
                    Output.of("next_score", Output.Type.SHARE, "next_evidence"),
                    Output.of("next_evidence", Output.Type.COUNT),
                    Output.classes("next_reason", "next_evidence", "again", "others"),
                    Output.of("replenish_product", Output.Type.TEXT, "replenish_evidence"),
                    Output.of("replenish_on", Output.Type.DAY, "replenish_evidence"),
                    Output.of("replenish_evidence", Output.Type.COUNT)));

    /** How often something bought on one, two, three or more days is bought again next time, by what was seen. */
    private record Again(double[] rates, long[] seen) {
    }

    @Override
    public ModelDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void prepare(TraitRun run) {
        long cut = run.figures("baskets_from", run.file(this, "cut.sql").text(), row -> row.whole(0)).getFirst();
        run.sql().table("a_basket", run.file(this, "a_basket.sql").with("cut", cut).text());
        run.base("a_rule", () -> {
            run.table(this, "a_visit");
            run.table(this, "a_train");
            run.table(this, "a_item");
            run.table(this, "a_next");
            return run.file(this, "a_rule.sql").with("visits", visits(run)).text();
        });
        run.sql().view("a_candidate", candidates(run, "a_basket", again(run)));
        run.table(this, "a_gap");
        run.base(this, "a_interval");
        run.table(this, "f_next");
    }

    /** Baskets that rules are learnt from; at least one, to divide by. */
    private static double visits(TraitRun run) {
        return Math.max(1,
                run.sql().rows("SELECT count(*) FROM a_train WHERE place = 1", row -> row.real(0)).getFirst());
    }

    private Again again(TraitRun run) {
        Again again = new Again(new double[TIMES], new long[TIMES]);
        run.figures("bought_again", run.file(this, "again.sql").text(),
                row -> new long[]{row.whole(0), row.whole(1), row.whole(2)})
                .forEach(line -> {
                    int times = (int) line[0] - 1;
                    // One success in twenty more trials keeps a handful of purchases from becoming a certainty.
                    again.rates()[times] = (line[2] + 1.0) / (line[1] + 20.0);
                    again.seen()[times] = line[1];
                });
        return again;
    }

    private String candidates(TraitRun run, String history, Again again) {
        SqlFile file = run.file(this, "candidates.sql").withColumn("history", history);
        for (int times = 1; times <= TIMES; times++) {
            file.with("again_" + times, again.rates()[times - 1]).with("seen_" + times, again.seen()[times - 1]);
        }
        return file.text();
    }

    @Override
    public String columns(TraitRun run, String before) {
        return run.file(this, "association.sql").withColumn("before", before).text();
    }

    @Override
    public ModelFindings findings(TraitRun run, String traits) {
        if (!run.has(Datasets.ORDER_LINES)) {
            return ModelFindings.nothing("association");
        }
        double visits = visits(run);
        run.table(this, "a_pair");
        List<Map<String, Object>> pairs = run.sql().rows(run.file(this, "pairs.sql").with("visits", visits).text(),
                row -> Map.of("one", String.valueOf(row.text(0)), "other", String.valueOf(row.text(1)), "baskets",
                        row.whole(2), "oneBaskets", row.whole(3), "otherBaskets", row.whole(4), "lift", row.real(5),
                        "low", row.real(6), "high", row.real(7)));
        List<Map<String, Object>> intervals = run.sql().rows(run.file(this, "intervals.sql").text(),
                row -> Map.of("product", String.valueOf(row.text(0)), "gaps", row.whole(1), "days", row.real(2), "low",
                        row.real(3), "high", row.real(4)));
        Map<String, Double> figures = quality(run, visits);
        figures.put("baskets", visits);
        long customers = run.sql().rows("SELECT count(next_product) FROM " + traits, row -> row.whole(0)).getFirst();
        return new ModelFindings("association", customers > 0 ? State.MEASURED : State.NO_DATA, customers, figures,
                Map.of("pairs", pairs, "intervals", intervals), Map.of());
    }

    private Map<String, Double> quality(TraitRun run, double visits) {
        run.table(this, "a_judged");
        run.table(this, "a_popular");
        run.sql().table("a_choice", candidates(run, "a_judged", again(run)));
        return run.sql().rows(run.file(this, "quality.sql").with("visits", visits).text(), row -> {
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("judged_customers", row.real(0));
            figures.put("hit_share", row.real(1));
            figures.put("popular_hit_share", row.real(2));
            double error = NORMAL_95 * Math.sqrt(Math.max(0, row.real(4) - row.real(3) * row.real(3))
                    / Math.max(1, row.real(0)));
            figures.put("difference", row.real(3));
            figures.put("difference_low", row.real(3) - error);
            figures.put("difference_high", row.real(3) + error);
            figures.put("any_hit", row.real(5));
            figures.put("popular_any_hit", row.real(6));
            return figures;
        }).getFirst();
    }
}
