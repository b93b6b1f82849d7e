package dev.perennial.engine.model.sensitivity;

import java.util.List;
import java.util.Map;

import dev.perennial.engine.dataset.Datasets;
import dev.perennial.engine.model.trait.ModelDescription;
import dev.perennial.engine.model.trait.ModelDescription.Dimension;
import dev.perennial.engine.model.trait.ModelDescription.Input;
import dev.perennial.engine.model.trait.ModelDescription.Output;
import dev.perennial.engine.model.trait.ModelDescription.Perspective;
import dev.perennial.engine.model.trait.ModelFindings;
import dev.perennial.engine.model.trait.ModelFindings.State;
import dev.perennial.engine.model.trait.SharePrior;
import dev.perennial.engine.model.trait.TraitModel;
import dev.perennial.engine.model.trait.TraitRun;

/**
 * The share of a customer's purchases at least a twentieth below the list price, or the product's usual price where no
 * higher one was stated, drawn to the base's share (empirical Bayes for two kinds).
 */
public final class Sensitivity implements TraitModel {

    private static final ModelDescription DESCRIPTION = new ModelDescription("sensitivity", "U12",
            Perspective.IN_DEPTH, List.of(Dimension.TRANSACTIONS),
            List.of(Input.required(Datasets.ORDER_LINES, "order_id", "product_id", "quantity_units", "price_units",
                    "amount_units"), Input.required(Datasets.ORDERS, "order_id", "customer_id", "day")),
            List.of(),
            List.of(Output.classes("sensitivity_class", "priced_lines", "promotion-led", "neutral", "full-price"),
                    Output.of("discount_share", Output.Type.SHARE, "discount_low"),
                    Output.of("discount_low", Output.Type.SHARE, "priced_lines"),
                    Output.of("discount_high", Output.Type.SHARE, "priced_lines"),
                    Output.of("priced_lines", Output.Type.COUNT)));

    private record Counts(double share, double strength, double priced) {
    }

    @Override
    public ModelDescription description() {
        return DESCRIPTION;
    }

    private Counts counts(TraitRun run) {
        return run.figures("discounts", run.file(this, "counts.sql").text(), row -> {
            double share = row.real(1) > 0 ? row.real(0) / row.real(1) : 0;
            return new Counts(share, SharePrior.strength(row.real(2), row.real(3),
                    share * share + (1 - share) * (1 - share)), row.real(1));
        }).getFirst();
    }

    @Override
    public String columns(TraitRun run, String before) {
        Counts counts = counts(run);
        return run.file(this, "sensitivity.sql").withColumn("before", before).with("share", counts.share())
                .with("strength", counts.strength()).text();
    }

    @Override
    public ModelFindings findings(TraitRun run, String traits) {
        Counts counts = counts(run);
        if (counts.share() == 0) {
            return ModelFindings.nothing("sensitivity");
        }
        long customers = run.sql().rows("SELECT count(discount_share) FROM " + traits, row -> row.whole(0)).getFirst();
        return new ModelFindings("sensitivity", State.MEASURED, customers, Map.of("base_share", counts.share(),
                "strength", counts.strength(), "priced_lines", counts.priced()), Map.of(), Map.of());
    }
}
