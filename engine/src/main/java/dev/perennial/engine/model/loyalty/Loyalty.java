package dev.perennial.engine.model.loyalty;

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
 * One score of five parts: the chance of another order within the horizon, how regular orders are, how long the customer
 * has been one, in how many categories, and whether we are recommended. Classes: loyal, ordinary, at risk.
 */
public final class Loyalty implements TraitModel {

    private static final ModelDescription DESCRIPTION = new ModelDescription("loyalty", "U5", Perspective.IN_DEPTH,
            List.of(Dimension.TRANSACTIONS, Dimension.ATTITUDE),
            List.of(Input.required(Datasets.ORDERS, "customer_id", "day", "amount_units"),
                    Input.optional(Datasets.ORDER_LINES, "order_id", "product_id"),
                    Input.optional(Datasets.PRODUCTS, "product_id", "category"),
                    Input.optional(Datasets.SURVEY_ANSWERS, "customer_id", "day", "kind", "score_units"),
                    Input.optional(Datasets.REFERRALS, "customer_id", "day", "referred_id", "referred_key")),
            List.of(new Parameter("w_repurchase", 0.4, Unit.SHARE), new Parameter("w_regularity", 0.15, Unit.SHARE),
                    new Parameter("w_tenure", 0.15, Unit.SHARE), new Parameter("w_breadth", 0.15, Unit.SHARE),
                    new Parameter("w_referral", 0.15, Unit.SHARE), new Parameter("loyal_score", 60, Unit.POINTS),
                    new Parameter("least_orders", 3, Unit.COUNT)),
            List.of(Output.classes("loyalty_class", "loyalty_parts", "loyal", "ordinary", "at-risk"),
                    Output.of("loyalty_score", Output.Type.SCORE, "loyalty_parts"),
                    Output.of("loyalty_parts", Output.Type.COUNT)));

    @Override
    public ModelDescription description() {
        return DESCRIPTION;
    }

    @Override
    public String columns(TraitRun run, String before) {
        long categories = run.sql().rows("SELECT count(*) FROM t_categories", row -> row.whole(0)).getFirst();
        return run.file(this, "loyalty.sql").withColumn("before", before).with("category_count", categories).text();
    }

    @Override
    public ModelFindings findings(TraitRun run, String traits) {
        return run.sql().rows("SELECT count(*), coalesce(avg(loyalty_score), 0e0) FROM " + traits
                + " WHERE loyalty_score IS NOT NULL",
                row -> new ModelFindings("loyalty", State.MEASURED, row.whole(0), Map.of("mean_score", row.real(1)),
                        Map.of(), Map.of()))
                .getFirst();
    }
}
