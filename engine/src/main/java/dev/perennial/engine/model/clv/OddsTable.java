package dev.perennial.engine.model.clv;

import java.io.Serializable;
import java.io.Serializable;

/**
 * The odds that a customer has left after the last order, a / (b + x − 1) × ((α + T) / (α + tx))^(r + x) (Fader, Hardie
 * and Lee 2005, eq. 7), from tables over whole days and whole x. Under NBD nobody leaves.
 */
final class OddsTable implements Serializable {

    private final PurchaseModel model;
    private final double r;
    private final boolean dropout;
    private final double[] logTime;
    private final double[] logOdds;

    OddsTable(PurchaseModel model, double unitDays, int highestX, int highestDay) {
        this.model = model;
        this.r = model.r();
        this.dropout = model instanceof BgNbd;
        this.logTime = new double[highestDay + 1];
        for (int d = 0; d <= highestDay; d++) {
            logTime[d] = Math.log1p(d / unitDays / model.alpha());
        }
        this.logOdds = new double[highestX + 1];
        for (int x = 1; x <= highestX; x++) {
            logOdds[x] = logOdds(model, x);
        }
    }

    private static double logOdds(PurchaseModel model, int x) {
        return switch (model) {
            case BgNbd bg -> Math.log(bg.a() / (bg.b() + x - 1));
            case Nbd _ -> Double.NEGATIVE_INFINITY;
        };
    }

    /** ln((α + d) / α) of a day. */
    double logTime(int day) {
        return logTime[day];
    }

    /** ln of the odds, x ≥ 1, under BG/NBD. */
    double log(int x, int txDays, int tDays) {
        return (x < logOdds.length ? logOdds[x] : logOdds(model, x)) + (r + x) * (logTime[tDays] - logTime[txDays]);
    }

    double pAlive(int x, int txDays, int tDays) {
        return x == 0 || !dropout ? 1 : 1 / (1 + Math.exp(log(x, txDays, tDays)));
    }
}
