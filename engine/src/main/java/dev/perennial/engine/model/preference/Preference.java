package dev.perennial.engine.model.preference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
import dev.perennial.engine.sql.SqlFile;
import dev.perennial.engine.sql.SqlRow;

/**
 * Favourite category, channel and weekday. A customer's share is drawn to the base's by as many observations as fits how
 * much customers differ (empirical Bayes), so that one purchase does not make a preference; beside each share stand its
 * lower bound and how much there is to go by.
 */
public final class Preference implements TraitModel {

    private static final int WEEKDAYS = 7;

    private static final ModelDescription DESCRIPTION = new ModelDescription("preference", "U9", Perspective.IN_DEPTH,
            List.of(Dimension.TRANSACTIONS, Dimension.BEHAVIOUR),
            List.of(Input.required(Datasets.ORDERS, "order_id", "customer_id", "day", "channel"),
                    Input.optional(Datasets.ORDER_LINES, "order_id", "product_id"),
                    Input.optional(Datasets.PRODUCTS, "product_id", "category")),
            List.of(),
            List.of(Output.of("preferred_category", Output.Type.TEXT, "category_evidence"),
                    Output.of("category_affinity", Output.Type.SHARE, "category_low"),
                    Output.of("category_low", Output.Type.SHARE, "category_evidence"),
                    Output.of("category_evidence", Output.Type.COUNT),
                    Output.of("preferred_channel", Output.Type.TEXT, "channel_evidence"),
                    Output.of("channel_affinity", Output.Type.SHARE, "channel_low"),
                    Output.of("channel_low", Output.Type.SHARE, "channel_evidence"),
                    Output.of("channel_evidence", Output.Type.COUNT),
                    Output.of("preferred_weekday", Output.Type.COUNT, "weekday_low"),
                    Output.of("weekday_affinity", Output.Type.SHARE, "weekday_low"),
                    Output.of("weekday_low", Output.Type.SHARE, "weekday_evidence"),
                    Output.of("weekday_evidence", Output.Type.COUNT)));

    private double categoryStrength;
    private double channelStrength;

    @Override
    public ModelDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void prepare(TraitRun run) {
        run.sql().view("f_categories", run.file(this, "f_categories.sql").text());
        categoryStrength = favourites(run, "f_categories", "i_categories", "f_category");
        run.base(this, "i_category");
        channelStrength = favourites(run, "f_channels", "i_channel", "f_channel");
    }

    /** Finds what each customer prefers among items that were counted; answers the prior's strength. */
    private double favourites(TraitRun run, String counts, String items, String favourites) {
        run.base(items, () -> run.file(this, "items.sql").withColumn("counts", counts).text());
        double squares = run.sql().rows("SELECT coalesce(sum(share * share), 0e0) FROM " + items, row -> row.real(0))
                .getFirst();
        double[] pairs = run.figures(items + "_pairs", run.file(this, "pairs.sql").withColumn("counts", counts).text(),
                row -> new double[]{row.real(0), row.real(1)}).getFirst();
        double strength = SharePrior.strength(pairs[0], pairs[1], squares);
        run.sql().table(favourites, run.file(this, "favourite.sql").withColumn("counts", counts)
                .withColumn("items", items).with("strength", strength).text());
        return strength;
    }

    private record Weekdays(double[] shares, double strength) {
    }

    private Weekdays weekdays(TraitRun run) {
        return run.figures("weekdays", run.file(this, "weekdays.sql").text(), Preference::weekdays).getFirst();
    }

    private static Weekdays weekdays(SqlRow row) {
        double[] shares = IntStream.range(0, WEEKDAYS).mapToDouble(row::whole).toArray();
        double total = 0;
        for (double count : shares) {
            total += count;
        }
        double squares = 0;
        for (int i = 0; i < WEEKDAYS; i++) {
            shares[i] = total > 0 ? shares[i] / total : 0;
            squares += shares[i] * shares[i];
        }
        return new Weekdays(shares, SharePrior.strength(row.real(WEEKDAYS), row.real(WEEKDAYS + 1), squares));
    }

    @Override
    public String columns(TraitRun run, String before) {
        Weekdays weekdays = weekdays(run);
        SqlFile file = run.file(this, "preference.sql").withColumn("before", before)
                .with("category_strength", categoryStrength).with("channel_strength", channelStrength)
                .with("weekday_strength", weekdays.strength());
        for (int i = 0; i < WEEKDAYS; i++) {
            file.with("s" + i, weekdays.shares()[i]);
        }
        return file.text();
    }

    @Override
    public ModelFindings findings(TraitRun run, String traits) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("category_strength", categoryStrength);
        figures.put("channel_strength", channelStrength);
        figures.put("weekday_strength", weekdays(run).strength());
        Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
        tables.put("categories", shares(run, "SELECT category, n, share FROM i_category ORDER BY item_no LIMIT 20"));
        tables.put("channels", shares(run, "SELECT item, n, share FROM i_channel ORDER BY item_no LIMIT 20"));
        long customers = run.sql().rows("SELECT count(*) FROM " + traits
                + " WHERE preferred_category IS NOT NULL OR preferred_channel IS NOT NULL", row -> row.whole(0))
                .getFirst();
        return new ModelFindings("preference", State.MEASURED, customers, figures, tables, Map.of());
    }

    private static List<Map<String, Object>> shares(TraitRun run, String query) {
        return run.sql().rows(query, row -> Map.of("name", String.valueOf(row.text(0)), "count", row.whole(1), "share",
                row.real(2)));
    }
}
