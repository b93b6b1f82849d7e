package dev.perennial.engine.model.lifecycle;

import java.io.Serializable;
import java.util.Optional;

import dev.perennial.engine.history.FactShard;
import dev.perennial.engine.history.HistoryShard;
import dev.perennial.engine.history.PerPopulation;
import dev.perennial.engine.model.clv.ClvSettings;
import dev.perennial.engine.model.clv.PurchaseModel;

/**
 * Assigns stages. Rules are asked in this order, the first that holds decides:
 * <ol>
 * <li>lost – P(alive), or the probability of any order within a year, is below its threshold; after one or two orders also
 * where little is left of that probability's height on the day of the last order;</li>
 * <li>new – one purchase day;</li>
 * <li>declining – a sustained and significant fall in frequency or in spend;</li>
 * <li>mature – enough repeat orders at stable intervals;</li>
 * <li>growing – everyone else.</li>
 * </ol>
 * Rhythm is the posterior expected interval of the fitted purchase model, which is the customer's own for those with a
 * long history and near the population's for the young. docs/models/lifecycle.md explains thresholds and limits.
 */
public record Lifecycle(PerPopulation<PurchaseModel> models, double unitDays,
        LifecycleSettings settings) implements Serializable {

    /** Only the latest intervals say whether the rhythm is stable now. */
    private static final int LATEST_INTERVALS = 8;

    /** Repeat orders up to which P(alive) knows too little of a customer. */
    private static final int FEW_REPEATS = 1;

    /**
     * Stages of all customers of a shard.
     *
     * @param pAlive P(alive) of each customer by the same model
     */
    public LifecycleShard assign(HistoryShard history, FactShard facts, double[] pAlive) {
        LifecycleShard out = new LifecycleShard(history.customers());
        for (int c = 0; c < history.customers(); c++) {
            int from = history.start()[c];
            int to = history.start()[c + 1];
            PurchaseModel model = models.of(facts, c);
            out.expectedIntervalDays()[c] = model.expectedInterval(facts.x()[c], facts.tDays()[c] / unitDays)
                    * unitDays;
            out.overdue()[c] = (facts.tDays()[c] - facts.txDays()[c]) / out.expectedIntervalDays()[c];
            out.intervalVariation()[c] = variation(history.day(), from, to);
            out.frequencyFall()[c] = FallTest.frequency(history.day(), from, to, history.asOf());
            out.spendFall()[c] = FallTest.spend(history.day(), history.amount(), from, to, history.asOf());
            out.wonBack()[c] = wonBack(model, history, from, to);
            StageReason reason = reason(model, facts, out, c, pAlive[c]);
            out.reason()[c] = reason;
            out.stage()[c] = stage(reason);
        }
        return out;
    }

    static Stage stage(StageReason reason) {
        return switch (reason) {
            case ONE_ORDER -> Stage.NEW;
            case FINDING_RHYTHM -> Stage.GROWING;
            case REGULAR_RHYTHM -> Stage.MATURE;
            case INTERVAL_LENGTHENING, SPEND_FALLING -> Stage.DECLINING;
            case UNLIKELY_TO_RETURN, SILENT_FOR_LONG, SILENT_BEYOND_RHYTHM -> Stage.LOST;
        };
    }

    private StageReason reason(PurchaseModel model, FactShard facts, LifecycleShard out, int c, double pAlive) {
        int x = facts.x()[c];
        double each = settings.declineSignificance() / 2;
        Optional<StageReason> lost = lost(model, x, facts.txDays()[c], facts.tDays()[c], pAlive);
        if (lost.isPresent()) {
            return lost.get();
        }
        if (x == 0) {
            return StageReason.ONE_ORDER;
        }
        if (out.frequencyFall()[c] < each) {
            return StageReason.INTERVAL_LENGTHENING;
        }
        if (out.spendFall()[c] < each) {
            return StageReason.SPEND_FALLING;
        }
        boolean stable = x >= settings.matureRepeats() && out.intervalVariation()[c] <= settings.matureVariation();
        return stable ? StageReason.REGULAR_RHYTHM : StageReason.FINDING_RHYTHM;
    }

    /** Why a customer counts as lost, if they do: the one definition, for today and for the day before a return. */
    private Optional<StageReason> lost(PurchaseModel model, int x, int txDays, int tDays, double pAlive) {
        if (pAlive < settings.lostPAlive()) {
            return Optional.of(StageReason.UNLIKELY_TO_RETURN);
        }
        double anyOrder = pAlive * anyOrderIfAlive(model, x, txDays, tDays);
        if (anyOrder < settings.lostAnyOrder()) {
            return Optional.of(StageReason.SILENT_FOR_LONG);
        }
        return isSilentBeyondRhythm(model, x, txDays, anyOrder)
                ? Optional.of(StageReason.SILENT_BEYOND_RHYTHM)
                : Optional.empty();
    }

    /** Whether little is left of the chance of an order that there was on the day of the last one. */
    private boolean isSilentBeyondRhythm(PurchaseModel model, int x, int txDays, double anyOrder) {
        double left = settings.lostChanceLeft();
        // That chance was 1 at most: without it most customers are known to have enough left.
        if (x > FEW_REPEATS || anyOrder >= left) {
            return false;
        }
        double tx = txDays / unitDays;
        return anyOrder < left * model.pAlive(x, tx, tx) * anyOrderIfAlive(model, x, txDays, txDays);
    }

    /** An active customer's chance of at least one order within a year. */
    private double anyOrderIfAlive(PurchaseModel model, int x, double txDays, double tDays) {
        return model.anyIfAlive(x, txDays / unitDays, tDays / unitDays, ClvSettings.DAYS_PER_YEAR / unitDays);
    }

    /** Standard deviation over mean of the latest intervals; NaN with fewer than two. */
    static double variation(int[] day, int from, int to) {
        int first = Math.max(from, to - 1 - LATEST_INTERVALS);
        int n = to - 1 - first;
        if (n < 2) {
            return Double.NaN;
        }
        double mean = (double) (day[to - 1] - day[first]) / n;
        double squares = 0;
        for (int k = first + 1; k < to; k++) {
            double d = day[k] - day[k - 1] - mean;
            squares += d * d;
        }
        return Math.sqrt(squares / (n - 1)) / mean;
    }

    /**
     * Whether a recent order ended a silence in which the customer already counted as lost. Who has ordered more often is asked
     * only after a silence longer than the expected interval: nobody returns who comes in time.
     */
    private boolean wonBack(PurchaseModel model, HistoryShard history, int from, int to) {
        int first = history.day()[from];
        for (int k = to - 1; k > from && history.day()[k] > history.asOf() - settings.wonBackDays(); k--) {
            int x = k - 1 - from;
            int silentUntil = history.day()[k] - 1;
            double t = (silentUntil - first) / unitDays;
            double tx = (history.day()[k - 1] - first) / unitDays;
            boolean late = x <= FEW_REPEATS || (t - tx) > model.expectedInterval(x, t);
            if (late && lost(model, x, history.day()[k - 1] - first, silentUntil - first, model.pAlive(x, tx, t))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }
}
