package dev.perennial.engine.model.renewal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.perennial.engine.model.renewal.Portfolio.Holding;
import dev.perennial.engine.model.renewal.TermCounts.Cohort;
import dev.perennial.engine.model.trait.TraitRun;
import dev.perennial.engine.sql.SqlFile;

/**
 * All terms of a base with what was learnt of them, and what their contracts hold.
 *
 * @param holdings contracts that go on, by term
 */
record RenewalBook(List<Term> terms, Map<Integer, List<Holding>> holdings) {

    private static final double MONTHS_A_YEAR = 12;
    /** Contracts that are told later may be older than any that is known. */
    private static final int AHEAD = 24;
    private static final String COLUMNS = "term, made, chance, chance_low, chance_high, evidence, expected, "
            + "expected_low, expected_high, worth, worth_low, worth_high";

    static RenewalBook of(TraitRun run, Renewal model) {
        record Counted(int months, Cohort cohort) {
        }
        List<Counted> counted = run.sql().rows(run.file(model, "counts.sql").text(), row -> new Counted(
                (int) row.whole(0), new Cohort((int) row.whole(1), (int) row.whole(2), row.whole(3))));
        Map<Integer, List<Cohort>> cohorts = counted.stream().collect(Collectors.groupingBy(Counted::months,
                TreeMap::new, Collectors.mapping(Counted::cohort, Collectors.toList())));
        Term.Limits limits = new Term.Limits((long) Renewal.parameter("least_contracts"),
                (long) Renewal.parameter("least_events"));
        Map<Integer, List<Holding>> holdings = new TreeMap<>();
        run.sql().rows(run.file(model, "holdings.sql").text(), row -> {
            Holding holding = new Holding((int) row.whole(1), row.real(3), row.real(4));
            return holdings.computeIfAbsent((int) row.whole(0), _ -> new ArrayList<>()).add(holding);
        });
        return new RenewalBook(cohorts.entrySet().stream()
                .map(entry -> Term.of(new TermCounts(entry.getKey(), entry.getValue()), limits)).toList(), holdings);
    }

    private static double discount(Term term) {
        return Math.pow(1 + Renewal.parameter("discount"), -term.months() / MONTHS_A_YEAR);
    }

    /** Renewals that fit into the horizon; the next one always counts. */
    private static int most(Term term) {
        return Math.max(1, (int) Renewal.parameter("horizon_months") / term.months());
    }

    private List<Holding> held(Term term) {
        return holdings.getOrDefault(term.months(), List.of());
    }

    /** Renewals of the contract that made the most. */
    private int oldest(Term term) {
        return held(term).stream().mapToInt(Holding::made).max().orElse(0);
    }

    /** What contracts that go on may expect, by term and renewals made, as a query. */
    String prospects() {
        List<String> lines = new ArrayList<>();
        for (Term term : terms) {
            term.fit().ifPresent(fit -> IntStream.rangeClosed(0, oldest(term) + AHEAD).forEach(made -> lines
                    .add(line(term, made, Prospect.of(fit, made, discount(term), most(term))))));
        }
        if (lines.isEmpty()) {
            lines.add("(0, 0, 0e0, 0e0, 0e0, 0, 0e0, 0, 0, 0e0, 0e0, 0e0)");
        }
        return "SELECT * FROM (VALUES " + String.join(", ", lines) + ") AS prospects(" + COLUMNS + ")";
    }

    private static String line(Term term, int made, Prospect one) {
        return "(%d, %d, %s, %s, %s, %d, %s, %d, %d, %s, %s, %s)".formatted(term.months(), made,
                SqlFile.real(one.chance()), SqlFile.real(one.chanceLow()), SqlFile.real(one.chanceHigh()),
                term.table().contracts(), SqlFile.real(one.expected()), one.low(), one.high(),
                SqlFile.real(one.worth()), SqlFile.real(one.worthLow()), SqlFile.real(one.worthHigh()));
    }

    /** The worth of all contracts of terms that something was learnt of. */
    Optional<Portfolio> portfolio() {
        return terms.stream().flatMap(term -> term.fit().stream()
                .map(fit -> Portfolio.of(fit, held(term), discount(term), most(term)))).reduce(Portfolio::plus);
    }
}
