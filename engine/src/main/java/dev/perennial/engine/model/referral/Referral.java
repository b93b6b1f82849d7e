package dev.perennial.engine.model.referral;

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
 * Who was recommended by whom. A customer's realised margin is credited to one other customer, the first who recommended
 * them; credits never go in circles and are not passed on. K is how many buying customers one customer brings in a year.
 */
public final class Referral implements TraitModel {

    private static final double NORMAL_95 = 1.96;

    private static final ModelDescription DESCRIPTION = new ModelDescription("referral", "U8", Perspective.IN_DEPTH,
            List.of(Dimension.BEHAVIOUR, Dimension.ATTITUDE, Dimension.TRANSACTIONS),
            List.of(Input.optional(Datasets.REFERRALS, "customer_id", "day", "referred_id", "referred_key"),
                    Input.optional(Datasets.EVENTS, "customer_id", "day", "type_id"),
                    Input.required(Datasets.ORDERS, "customer_id", "day", "amount_units")),
            List.of(new Parameter("share_weight", 0.25, Unit.NUMBER)),
            List.of(Output.of("referred", Output.Type.COUNT), Output.of("referred_buyers", Output.Type.COUNT),
                    Output.of("referral_value", Output.Type.MONEY, "referred_buyers"),
                    Output.of("shares", Output.Type.COUNT),
                    Output.of("influence", Output.Type.SCORE, "referred")));

    @Override
    public ModelDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void prepare(TraitRun run) {
        // One recommendation can change who is credited for many others: they are counted for everybody or for nobody.
        run.base("f_referrals", () -> {
            run.table(this, "t_edges");
            run.table(this, "t_credits");
            return run.file(this, "f_referrals.sql").text();
        });
    }

    private static boolean known(TraitRun run) {
        return run.has(Datasets.REFERRALS) || run.has(Datasets.EVENTS);
    }

    @Override
    public String columns(TraitRun run, String before) {
        return run.file(this, "referral.sql").withColumn("before", before).with("known", known(run) ? 1L : 0L).text();
    }

    @Override
    public ModelFindings findings(TraitRun run, String traits) {
        if (!known(run)) {
            return ModelFindings.nothing("referral");
        }
        record Growth(long referred, long buyers, double value, long customers, long told) {
        }
        Growth growth = run.sql().rows(run.file(this, "growth.sql").text(), row -> new Growth(row.whole(0),
                row.whole(1), row.real(2), row.whole(3), row.whole(4))).getFirst();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("recommendations", (double) growth.told());
        figures.put("credited", (double) growth.referred());
        figures.put("buyers", (double) growth.buyers());
        figures.put("value", growth.value());
        if (growth.customers() > 0) {
            double error = NORMAL_95 * Math.sqrt((double) growth.buyers());
            figures.put("k", (double) growth.buyers() / growth.customers());
            figures.put("k_low", Math.max(0, growth.buyers() - error) / growth.customers());
            figures.put("k_high", (growth.buyers() + Math.max(error, 3.0)) / growth.customers());
        }
        long customers = run.sql().rows("SELECT count(*) FROM " + traits + " WHERE referred > 0 OR shares > 0",
                row -> row.whole(0)).getFirst();
        return new ModelFindings("referral", State.MEASURED, customers, figures, Map.of(), Map.of());
    }
}
