package dev.perennial.engine.model.total;

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
 * A customer's value as a whole. The three parts have no money in common: realised margin of the past 365 days, expected
 * margin after the day looked from, and the realised margin of those whom the customer recommended, each of whom counts
 * for one other customer only. Headroom and what contracts are worth are shown beside them and never added. Beside money
 * stands one index with visible weights.
 *
 * <p>What somebody recommended brought is their own purchase value, too: so the sum over the base has two parts only.
 */
public final class Total implements TraitModel {

    private static final ModelDescription DESCRIPTION = new ModelDescription("total", "", Perspective.IN_DEPTH,
            List.of(Dimension.TRANSACTIONS, Dimension.BEHAVIOUR, Dimension.ATTITUDE),
            List.of(Input.required(Datasets.ORDERS, "customer_id", "day", "amount_units"),
                    Input.optional(Datasets.ORDER_LINES, "order_id", "amount_units", "cost_units"),
                    Input.optional(Datasets.REFERRALS, "customer_id", "day", "referred_id", "referred_key")),
            List.of(new Parameter("w_spend", 0.4, Unit.SHARE), new Parameter("w_loyalty", 0.3, Unit.SHARE),
                    new Parameter("w_intent", 0.15, Unit.SHARE), new Parameter("w_influence", 0.15, Unit.SHARE)),
            List.of(Output.of("purchase_value", Output.Type.MONEY),
                    Output.of("potential_value", Output.Type.MONEY, "potential_low"),
                    Output.of("potential_low", Output.Type.MONEY, "potential_high"),
                    Output.of("potential_high", Output.Type.MONEY, "potential_low"),
                    Output.of("total_value", Output.Type.MONEY, "total_low"),
                    Output.of("total_low", Output.Type.MONEY, "total_high"),
                    Output.of("total_high", Output.Type.MONEY, "total_low"),
                    Output.of("value_index", Output.Type.SCORE, "index_parts"),
                    Output.of("index_parts", Output.Type.COUNT)));

    @Override
    public ModelDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void prepare(TraitRun run) {
        run.base(this, "t_rank");
        run.table(this, "f_rank");
    }

    @Override
    public String columns(TraitRun run, String before) {
        return run.file(this, "total.sql").withColumn("before", before).text();
    }

    @Override
    public ModelFindings findings(TraitRun run, String traits) {
        return run.sql().rows(run.file(this, "sums.sql").withColumn("traits", traits).text(), row -> {
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("purchase", row.real(0));
            figures.put("potential", row.real(1));
            figures.put("total", row.real(0) + row.real(1));
            figures.put("referral_beside", row.real(2));
            figures.put("headroom_beside", row.real(3));
            figures.put("contract_beside", row.real(4));
            return new ModelFindings("total", State.MEASURED, row.whole(5), figures, Map.of(), Map.of());
        }).getFirst();
    }
}
