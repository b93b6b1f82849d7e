package dev.perennial.engine.model.portrait;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.perennial.engine.model.association.Association;
import dev.perennial.engine.model.churn.Churn;
import dev.perennial.engine.model.loyalty.Loyalty;
import dev.perennial.engine.model.potential.Potential;
import dev.perennial.engine.model.preference.Preference;
import dev.perennial.engine.model.referral.Referral;
import dev.perennial.engine.model.renewal.Renewal;
import dev.perennial.engine.model.satisfaction.Satisfaction;
import dev.perennial.engine.model.sensitivity.Sensitivity;
import dev.perennial.engine.model.stickiness.Stickiness;
import dev.perennial.engine.model.total.Total;
import dev.perennial.engine.model.trait.ModelDescription.Output;
import dev.perennial.engine.model.trait.ModelFindings;
import dev.perennial.engine.model.trait.TraitModel;
import dev.perennial.engine.model.trait.TraitRun;

/**
 * Runs the models of customers' traits. Reads the views {@code d_…} of the data sets and {@code customer_quadrant}; makes
 * {@value #TRAITS}, one row per customer with the outputs of all models.
 */
public final class Portraits {

    /** The finished rows. */
    public static final String TRAITS = "traits";

    private static final List<String> FACTS_OF_ORDERS = List.of("t_span", "t_orders", "f_orders", "f_channels");
    private static final List<String> PRODUCTS = List.of("t_prices", "t_categories", "t_products");
    private static final List<String> FACTS_OF_LINES = List.of("f_lines", "c_lines");

    private Portraits() {
    }

    /** New models, each after those that it builds on. */
    public static List<TraitModel> models() {
        return List.of(new Preference(), new Sensitivity(), new Satisfaction(), new Referral(), new Stickiness(),
                new Churn(), new Loyalty(), new Association(), new Potential(), new Renewal(),
                new Total());
    }

    /** All columns of the finished rows after the customer's id. */
    public static List<Output> outputs() {
        return models().stream().flatMap(model -> model.description().outputs().stream()).toList();
    }

    /** Runs all models; answers what each found. */
    public static List<ModelFindings> run(TraitRun run) {
        List<TraitModel> models = models();
        portray(run, models);
        List<ModelFindings> findings = new ArrayList<>();
        for (TraitModel model : models) {
            ModelFindings found = model.findings(run, TRAITS);
            findings.add(found.state() == ModelFindings.State.NO_DATA
                    ? found
                    : found.with(Distributions.of(run.sql(), model.description().outputs())));
        }
        return findings;
    }

    /** Works out the finished rows of some customers by what an earlier run found out about the base. */
    public static void again(TraitRun run) {
        portray(run, models());
    }

    private static void portray(TraitRun run, List<TraitModel> models) {
        facts(run);
        models.forEach(model -> model.prepare(run));
        join(run, 0, 1);
        String before = "t_joined";
        for (TraitModel model : models) {
            String view = "v_" + model.description().code();
            run.sql().view(view, model.columns(run, before));
            before = view;
        }
        work(run, before);
    }

    private static void join(TraitRun run, int part, int parts) {
        run.sql().view("t_joined",
                run.file(Portraits.class, "joined.sql").with("part", part).with("parts", parts).text());
    }

    /** Works the last view out, part by part; the views between it and {@code t_joined} follow that. */
    private static void work(TraitRun run, String last) {
        String query = outputs().stream().map(Portraits::column)
                .collect(Collectors.joining(", ", "SELECT customer_id, ", " FROM " + last));
        int parts = run.sql().parts(run.sql().rows("SELECT count(*) FROM t_cards", row -> row.whole(0)).getFirst());
        if (parts == 1) {
            run.sql().table(TRAITS, query);
            return;
        }
        for (int part = 0; part < parts; part++) {
            join(run, part, parts);
            run.sql().table(TRAITS + "_" + part, query);
        }
        run.sql().view(TRAITS, IntStream.range(0, parts).mapToObj(part -> "SELECT * FROM " + TRAITS + "_" + part)
                .collect(Collectors.joining(" UNION ALL ")));
    }

    private static String column(Output output) {
        String type = switch (output.type()) {
            case CLASS, CODES, TEXT -> "STRING";
            case SCORE, SHARE, MONEY, NUMBER -> "DOUBLE";
            case COUNT, DAY -> "INT";
        };
        return "CAST(" + output.code() + " AS " + type + ") AS " + output.code();
    }

    /** Each large data set is read once or twice, whatever the number of models. */
    private static void facts(TraitRun run) {
        FACTS_OF_ORDERS.forEach(name -> table(run, name));
        run.sql().view("t_lines", run.file(Portraits.class, "t_lines.sql").text());
        PRODUCTS.forEach(name -> run.base(name, () -> run.file(Portraits.class, name + ".sql").text()));
        FACTS_OF_LINES.forEach(name -> table(run, name));
        long share = run.figures("share_type", "SELECT coalesce(min(CASE WHEN code = 'share' THEN type_id END), -1) "
                + "FROM d_event_types", row -> row.whole(0)).getFirst();
        run.sql().table("f_events", run.file(Portraits.class, "f_events.sql").with("share_type", share).text());
        table(run, "t_cards");
        table(run, "t_purchase");
        table(run, "f_usage");
    }

    private static void table(TraitRun run, String name) {
        run.sql().table(name, run.file(Portraits.class, name + ".sql").text());
    }
}
