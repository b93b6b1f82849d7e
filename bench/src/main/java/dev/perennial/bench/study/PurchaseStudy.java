package dev.perennial.bench.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.perennial.bench.Report;
import dev.perennial.bench.study.Calibration.Case;
import dev.perennial.bench.study.Recovery.Estimate;
import dev.perennial.engine.model.backtest.ModelChoosing;
import dev.perennial.engine.model.clv.Bounds;
import dev.perennial.engine.model.clv.ModelComparison.Candidate;
import dev.perennial.engine.model.clv.Predictive;
import dev.perennial.engine.model.clv.PurchaseChoice;
import dev.perennial.engine.model.clv.PurchaseChoice.Kind;
import dev.perennial.engine.model.clv.PurchaseFit;
import dev.perennial.engine.model.clv.PurchaseFitting;
import dev.perennial.engine.model.clv.PurchaseModel;
import dev.perennial.engine.model.clv.SimulatedBase;
import dev.perennial.engine.model.clv.SpendFit;
import dev.perennial.engine.model.clv.SpendFitting;

/**
 * Bases drawn from one purchase model and one spend model, each fitted with the model it came from. Parameters are looked
 * at in every base, forecasts and the choice of the model, which cost more, in every {@value #EVERY}th.
 */
record PurchaseStudy(Setting setting, int bases, int customers) {

    private static final int EVERY = 5;
    /** Of the history, held out where the product chooses a model without a holdout asked for. */
    private static final int PART = 4;

    /** What one base told. */
    private record Answer(Optional<Estimate> purchase, Optional<Estimate> spend, Coverage orders, Coverage money,
            List<Case> active, Optional<String> chosen) {
    }

    /** Draws, fits and tells. {@code first} is the seed of the first base; each base has its own. */
    void tell(Report report, long first, boolean spends) {
        List<Answer> answers = IntStream.range(0, bases).parallel().mapToObj(i -> answer(first + i, i % EVERY == 0))
                .toList();
        Recovery recovery = spends
                ? new Recovery(Figures.of(setting.spend()), of(answers.stream().map(Answer::spend)), bases)
                : new Recovery(Figures.of(setting.model()), of(answers.stream().map(Answer::purchase)), bases);
        recovery.tell(report, setting.name());
        Report.Row row = report.row("forecasts", setting.name());
        answers.stream().map(Answer::orders).reduce(Coverage.NONE, Coverage::plus).tell(row, "orders");
        answers.stream().map(Answer::money).reduce(Coverage.NONE, Coverage::plus).tell(row, "money");
        if (!spends) {
            new Calibration(answers.stream().flatMap(answer -> answer.active.stream()).toList()).tell(report,
                    setting.name());
            choices(report, of(answers.stream().map(Answer::chosen)));
        }
    }

    private void choices(Report report, List<String> chosen) {
        Map<String, Integer> counts = new TreeMap<>();
        chosen.forEach(code -> counts.merge(code, 1, Integer::sum));
        Report.Row row = report.row("choice", setting.name());
        row.put("right %", 100.0 * counts.getOrDefault(code(setting.model()), 0) / chosen.size());
        counts.forEach((code, count) -> row.put(code, (long) count));
    }

    private static <T> List<T> of(Stream<Optional<T>> some) {
        return some.flatMap(Optional::stream).toList();
    }

    private Answer answer(long seed, boolean forecasts) {
        SimulatedBase base = new SimulatedBase(setting.model(), setting.spend(), customers, Setting.LONGEST,
                Setting.HORIZON, setting.ticks(), seed);
        PurchaseFit fit = PurchaseFitting.fit(base.purchases(), choice(), base.logIntervals());
        Optional<SpendFit> spend = SpendFitting.fit(base.spend());
        Optional<Estimate> purchases = Figures.of(fit);
        Optional<Estimate> spends = spend.map(Figures::of);
        if (!forecasts) {
            return new Answer(purchases, spends, Coverage.NONE, Coverage.NONE, List.of(), Optional.empty());
        }
        Predictive predictive = Predictive.of(fit, spend, setting.ticks(), Setting.HORIZON, base.shards());
        Coverage orders = Coverage.NONE;
        Coverage money = Coverage.NONE;
        List<Case> active = new ArrayList<>();
        for (int i = 0; i < base.size(); i++) {
            SimulatedBase.Customer one = base.customer(i);
            orders = orders.plus(orders(predictive, one));
            money = predictive.predictsMoney() ? money.plus(money(predictive, one)) : money;
            active.add(new Case(active(fit.model(), one), active(setting.model(), one), one.active() ? 1 : 0));
        }
        return new Answer(purchases, spends, orders, money, active, Optional.of(chosen(base)));
    }

    private PurchaseChoice choice() {
        Kind kind = Stream.of(Kind.values()).filter(one -> one.code().equals(setting.model().code())).findFirst()
                .orElseThrow();
        return kind == Kind.MBG_CNBD
                ? new PurchaseChoice(kind, setting.model().stages())
                : PurchaseChoice.of(kind);
    }

    private double active(PurchaseModel model, SimulatedBase.Customer one) {
        return model.pAlive(one.x(), (double) one.tx() / setting.ticks(),
                (double) one.t() / setting.ticks());
    }

    private static Coverage orders(Predictive predictive, SimulatedBase.Customer one) {
        Bounds bounds = predictive.orders(one.x(), one.tx(), one.t(), Coverage.TAIL);
        return Coverage.of(bounds.low(), one.orders(), bounds.high(),
                predictive.transform(one.x(), one.tx(), one.t(), one.orders()));
    }

    private static Coverage money(Predictive predictive, SimulatedBase.Customer one) {
        Bounds bounds = predictive.money(one.x(), one.x(), one.mean(), one.tx(), one.t(), Coverage.TAIL);
        return Coverage.of(bounds.low(), one.money(), bounds.high(),
                predictive.transform(one.x(), one.x(), one.mean(), one.tx(), one.t(), one.money()));
    }

    /** What the product would choose by itself: the last quarter of the history is held out, a year at most. */
    private String chosen(SimulatedBase base) {
        int heldOut = Math.min(Setting.HORIZON * setting.ticks(), base.asOf() / PART);
        return ModelChoosing.of(base.orders(), base.size(), base.asOf() - heldOut, base.asOf(),
                setting.ticks())
                .map(comparison -> code(comparison.chosen())).orElse("none");
    }

    private static String code(Candidate chosen) {
        return code(chosen.model());
    }

    private static String code(PurchaseModel model) {
        return model.stages() > 1 ? model.code() + "-" + model.stages() : model.code();
    }
}
