package dev.perennial.bench.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.perennial.bench.Report;
import dev.perennial.bench.study.Calibration.Case;
import dev.perennial.engine.model.renewal.Prospect;
import dev.perennial.engine.model.renewal.RenewalFit;
import dev.perennial.engine.model.renewal.RenewalFitting;
import dev.perennial.engine.model.renewal.ShiftedBetaGeometric;
import dev.perennial.engine.model.renewal.SimulatedContracts;

/**
 * Bases of contracts drawn from the renewal model and fitted by it.
 *
 * @param oldest terms since the start of the oldest contract
 * @param most renewals that are forecast
 */
record ContractStudy(String name, ShiftedBetaGeometric truth, int oldest, int most, int bases, int contracts) {

    /** What one base told. */
    private record Answer(RenewalFit fit, Coverage renewals, List<Case> next) {
    }

    /** Contracts of a month seen for up to two years, and of a year seen for up to six. */
    static List<ContractStudy> all(int bases, int contracts) {
        return List.of(
                new ContractStudy("renewal, months, few leave", new ShiftedBetaGeometric(0.5, 15), 24, 12, bases,
                        contracts),
                new ContractStudy("renewal, months, many leave", new ShiftedBetaGeometric(0.8, 3.5), 24, 12, bases,
                        contracts),
                new ContractStudy("renewal, years, few leave", new ShiftedBetaGeometric(0.7, 5), 6, 3, bases,
                        contracts),
                new ContractStudy("renewal, years, many leave", new ShiftedBetaGeometric(0.8, 1.5), 6, 3, bases,
                        contracts),
                new ContractStudy("renewal, years, much alike", new ShiftedBetaGeometric(4, 16), 6, 3, bases,
                        contracts));
    }

    void tell(Report report, long first) {
        List<Answer> answers = IntStream.range(0, bases).parallel().mapToObj(i -> answer(first + i)).toList();
        new Recovery(Figures.of(truth), answers.stream().map(Answer::fit).map(Figures::of)
                .flatMap(Optional::stream).toList(), bases).tell(report, name);
        answers.stream().map(Answer::renewals).reduce(Coverage.NONE, Coverage::plus)
                .tell(report.row("forecasts", name), "orders");
        new Calibration(answers.stream().flatMap(answer -> answer.next.stream()).toList()).tell(report, name);
        long measured = answers.stream().filter(answer -> answer.fit.kind() == RenewalFit.Kind.MEASURED).count();
        report.row("choice", name).put("right %", 100.0 * measured / bases).put("measured", measured)
                .put("other", bases - measured);
    }

    private Answer answer(long seed) {
        SimulatedContracts base = new SimulatedContracts(truth.alpha(), truth.beta(), contracts, oldest, seed);
        RenewalFit fit = RenewalFitting.fit(base.table());
        Map<Integer, Prospect> prospects = new HashMap<>();
        Coverage renewals = Coverage.NONE;
        List<Case> next = new ArrayList<>();
        for (SimulatedContracts.Held held : base.held()) {
            Prospect prospect = prospects.computeIfAbsent(held.made(), made -> Prospect.of(fit, made, 1, most));
            int came = Math.min(most, held.toCome());
            renewals = renewals.plus(Coverage.of(prospect.low(), came, prospect.high(),
                    SimulatedContracts.transform(fit, held.made(), came, most)));
            next.add(new Case(prospect.chance(), truth.renewal(held.made()), held.toCome() > 0 ? 1 : 0));
        }
        return new Answer(fit, renewals, next);
    }
}
