package dev.perennial.engine.model.potential;

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
 * Headroom: what the better part of a customer's look-alikes spends in a year more than the customer. Look-alikes share
 * kind, province, favourite category and tenure; where they are too few, kind, category and tenure, then the kind alone.
 * Its bounds are those of the quantile (order statistics).
 */
public final class Potential implements TraitModel {

    private static final List<String> LEVELS = List.of("kind, province, category, tenure", "kind, category, tenure",
            "kind");

    private static final ModelDescription DESCRIPTION = new ModelDescription("potential", "U13", Perspective.IN_DEPTH,
            List.of(Dimension.ATTRIBUTES, Dimension.TRANSACTIONS),
            List.of(Input.required(Datasets.ORDERS, "customer_id", "day", "amount_units"),
                    Input.required(Datasets.CUSTOMERS, "customer_id", "kind", "province"),
                    Input.optional(Datasets.ORDER_LINES, "order_id", "product_id")),
            List.of(new Parameter("quantile", 0.8, Unit.SHARE), new Parameter("least_peers", 30, Unit.COUNT)),
            List.of(Output.of("headroom", Output.Type.MONEY, "headroom_low"),
                    Output.of("headroom_low", Output.Type.MONEY, "peers"),
                    Output.of("headroom_high", Output.Type.MONEY, "peers"),
                    Output.of("peer_spend", Output.Type.MONEY, "peers"),
                    Output.of("peers", Output.Type.COUNT), Output.of("peer_level", Output.Type.COUNT)));

    @Override
    public ModelDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void prepare(TraitRun run) {
        run.table(this, "t_groups");
        for (int level = 1; level <= LEVELS.size(); level++) {
            int number = level;
            run.base("t_level_" + level, () -> run.file(this, "level.sql").with("level", (long) number)
                    .withQuery("keys", LEVELS.get(number - 1)).text());
        }
        run.table(this, "f_peers");
    }

    @Override
    public String columns(TraitRun run, String before) {
        return run.file(this, "potential.sql").withColumn("before", before).text();
    }

    @Override
    public ModelFindings findings(TraitRun run, String traits) {
        List<Map<String, Object>> levels = run.sql().rows(run.file(this, "levels.sql").text(),
                row -> Map.of("level", row.whole(0), "groups", row.whole(1), "customers", row.whole(2)));
        return run.sql().rows("SELECT count(headroom), coalesce(sum(headroom), 0e0), "
                + "coalesce(sum(headroom_low), 0e0), coalesce(sum(headroom_high), 0e0) FROM " + traits,
                row -> new ModelFindings("potential", row.whole(0) > 0 ? State.MEASURED : State.NO_DATA, row.whole(0),
                        Map.of("headroom", row.real(1), "headroom_low", row.real(2), "headroom_high", row.real(3)),
                        Map.of("levels", levels), Map.of()))
                .getFirst();
    }
}
