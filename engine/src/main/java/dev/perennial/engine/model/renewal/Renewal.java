package dev.perennial.engine.model.renewal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
import org.jspecify.annotations.Nullable;

/**
 * Customers with contracts: the chance of the next renewal, renewals still to come, and the margin that they bring within
 * three years, beside the lifetime value of purchases and never added to it, since nobody says whether a renewal is an
 * order, too. Terms are fitted apart: a month's renewal is not a year's. An instance belongs to one run.
 *
 * <p>Source: Fader and Hardie (2007), How to project customer retention; Fader and Hardie (2010), Customer-base valuation
 * in a contractual setting, Marketing Science 29(1).
 */
public final class Renewal implements TraitModel {

    private static final ModelDescription DESCRIPTION = new ModelDescription("renewal", "U3", Perspective.OVER_TIME,
            List.of(Dimension.TRANSACTIONS),
            List.of(Input.required(Datasets.SUBSCRIPTIONS, "customer_id", "subscription_id", "term_months",
                    "price_units", "started", "renews", "cancelled", "cancel_cause")),
            List.of(new Parameter("horizon_months", 36, Unit.MONTHS), new Parameter("discount", 0.1, Unit.SHARE),
                    new Parameter("least_contracts", 50, Unit.COUNT), new Parameter("least_events", 10, Unit.COUNT)),
            List.of(Output.classes("contract_status", "contracts", "active", "ending", "ended"),
                    Output.of("contracts", Output.Type.COUNT),
                    Output.of("renewal_probability", Output.Type.SHARE, "renewal_evidence"),
                    Output.of("renewal_low", Output.Type.SHARE, "renewal_evidence"),
                    Output.of("renewal_high", Output.Type.SHARE, "renewal_evidence"),
                    Output.of("renewal_evidence", Output.Type.COUNT),
                    Output.of("renewal_on", Output.Type.DAY, "renewals_made"),
                    Output.of("renewal_term", Output.Type.COUNT), Output.of("renewals_made", Output.Type.COUNT),
                    Output.of("renewals_expected", Output.Type.NUMBER, "renewals_low"),
                    Output.of("renewals_low", Output.Type.COUNT), Output.of("renewals_high", Output.Type.COUNT),
                    Output.of("contract_value", Output.Type.MONEY, "contract_low"),
                    Output.of("contract_low", Output.Type.MONEY, "contract_high"),
                    Output.of("contract_high", Output.Type.MONEY, "contract_low"),
                    Output.of("renewal_at_risk", Output.Type.MONEY, "renewal_evidence"),
                    Output.of("contract_cause", Output.Type.TEXT), Output.of("contract_ended_on", Output.Type.DAY)));

    private @Nullable RenewalBook book;

    @Override
    public ModelDescription description() {
        return DESCRIPTION;
    }

    static double parameter(String code) {
        return DESCRIPTION.parameters().stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow()
                .value();
    }

    @Override
    public void prepare(TraitRun run) {
        LocalDate day = LocalDate.ofEpochDay(run.asOf());
        run.sql().table("t_contracts", run.file(this, "t_contracts.sql")
                .with("as_index", 12L * day.getYear() + day.getMonthValue() - 1).with("as_day", day.getDayOfMonth())
                .with("as_length", day.lengthOfMonth()).text());
        run.base("t_prospects", () -> {
            RenewalBook all = RenewalBook.of(run, this);
            book = all;
            return all.prospects();
        });
        run.table(this, "f_contracts");
    }

    /** Everything is in the facts already. */
    @Override
    public String columns(TraitRun run, String before) {
        return "SELECT * FROM " + before;
    }

    @Override
    public ModelFindings findings(TraitRun run, String traits) {
        RenewalBook all = Objects.requireNonNull(book, "prepared first");
        List<Map<String, Object>> causes = run.sql().rows(run.file(this, "causes.sql").text(),
                row -> Map.of("code", String.valueOf(row.text(0)), "contracts", row.whole(1), "recent", row.whole(2)));
        return run.sql().rows(run.file(this, "sums.sql").withColumn("traits", traits).text(), row -> {
            long customers = row.whole(0);
            if (customers == 0) {
                return ModelFindings.nothing("renewal");
            }
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("contracts", row.real(1));
            figures.put("ending", row.real(2));
            figures.put("without_term", row.real(3));
            figures.put("without_price", row.real(4));
            all.portfolio().ifPresent(portfolio -> {
                figures.put("contract_value", portfolio.mean());
                figures.put("contract_low", portfolio.low());
                figures.put("contract_high", portfolio.high());
                figures.put("renewal_at_risk", row.real(5));
            });
            RenewalProof.together(all.terms().stream().flatMap(term -> term.proof().stream()).toList())
                    .ifPresent(proof -> figures.putAll(proof.figures()));
            return new ModelFindings("renewal", State.MEASURED, customers, figures, tables(all, causes), Map.of());
        }).getFirst();
    }

    private static Map<String, List<Map<String, Object>>> tables(RenewalBook all, List<Map<String, Object>> causes) {
        List<Map<String, Object>> held = new ArrayList<>();
        all.terms().forEach(term -> term.proof().ifPresent(
                proof -> proof.groups().forEach(group -> held.add(group.line(term.months())))));
        Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
        tables.put("terms", all.terms().stream().map(Term::line).toList());
        tables.put("retention", all.terms().stream().flatMap(term -> term.curve().stream()).toList());
        tables.put("held_out", held);
        tables.put("causes", causes);
        return tables;
    }
}
