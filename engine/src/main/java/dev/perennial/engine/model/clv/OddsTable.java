package dev.perennial.engine.model.clv;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

/**
 * The odds that a customer has left after the last order, a / (b + x − 1) × ((α + T) / (α + tx))^(r + x) (Fader, Hardie
 * and Lee 2005, eq. 7), from tables over whole days and whole x. Where customers may leave at once, b + x takes the
 * place of b + x − 1, and with regular orders the stages enter; under NBD nobody leaves; Pareto/NBD has a table of its
 * own.
 */
final class OddsTable implements Serializable {

    private final PurchaseModel model;
    private final double r;
    private final int k;
    private final double alpha;
    private final double unitDays;
    private final boolean dropout;
    private final int fewest;
    private final @Nullable ParetoTable pareto;
    private final double[] logTime;
    private final double[] logOdds;

    OddsTable(PurchaseModel model, double unitDays, int highestX, int highestDay) {
        this.model = model;
        this.r = model.r();
        this.k = model.stages();
        this.alpha = model.alpha();
        this.unitDays = unitDays;
        this.dropout = !(model instanceof Nbd);
        this.fewest = model instanceof BgNbd ? 1 : 0;
        this.pareto = model instanceof ParetoNbd own ? new ParetoTable(own, unitDays, highestDay) : null;
        this.logTime = new double[highestDay + 1];
        for (int d = 0; d <= highestDay; d++) {
            logTime[d] = Math.log1p(d / unitDays / model.alpha());
        }
        this.logOdds = new double[pareto == null ? highestX + 1 : 0];
        for (int x = fewest; x < logOdds.length; x++) {
            logOdds[x] = logOdds(model, x);
        }
    }

    private static double logOdds(PurchaseModel model, int x) {
        return switch (model) {
            case BgNbd bg -> Math.log(bg.a() / (bg.b() + x - 1));
            case MbgNbd mbg -> Math.log(mbg.a() / (mbg.b() + x));
            case MbgCnbd regular -> Math.log(regular.a() / (regular.b() + x));
            case Nbd _ -> Double.NEGATIVE_INFINITY;
            case ParetoNbd _ -> throw new IllegalStateException("has its own table");
        };
    }

    /** ln((α + d) / α) of a day. */
    double logTime(int day) {
        return logTime[day];
    }

    /** ln of the odds, x ≥ 1 under BG/NBD; without the stages of regular orders. */
    double log(int x, int txDays, int tDays) {
        return (x < logOdds.length ? logOdds[x] : logOdds(model, x))
                + (r + k * (double) x) * (logTime[tDays] - logTime[txDays]);
    }

    double pAlive(int x, int txDays, int tDays) {
        if (pareto != null) {
            return pareto.pAlive(x, txDays, tDays);
        }
        if (x < fewest || !dropout) {
            return 1;
        }
        double odds = Math.exp(log(x, txDays, tDays));
        return k == 1 ? 1 / (1 + odds) : 1 / (1 + odds / waiting(x, txDays, tDays));
    }

    /** Σ of the relative weights of the stages, see {@link MbgCnbd}. */
    private double waiting(int x, int txDays, int tDays) {
        double share = (tDays - txDays) / (alpha * unitDays + tDays);
        double shape = r + k * (double) x;
        double sum = 0;
        double weight = 1;
        for (int j = 0; j < k; j++) {
            sum += weight;
            weight *= (shape + j) * share / (j + 1);
        }
        return sum;
    }
}
