package dev.perennial.engine.model.clv;

import org.jspecify.annotations.Nullable;

/** The predictive distributions at one parameter point, with the tables that make them quick. */
final class PredictivePoint {

    private static final int TABULATED_X = 1024;

    private final PurchaseModel model;
    private final OddsTable odds;
    private final double unitDays;
    private final int horizon;
    private final @Nullable MoneyTable money;

    PredictivePoint(ParameterPoints.Point point, double unitDays, int horizon, int longestDays) {
        this.model = point.purchase();
        this.unitDays = unitDays;
        this.horizon = horizon;
        this.odds = new OddsTable(model, unitDays, TABULATED_X, longestDays);
        this.money = point.spend() == null
                ? null
                : new MoneyTable(model, point.spend(), longestDays / unitDays, horizon);
    }

    OddsTable odds() {
        return odds;
    }

    double pAlive(int x, int txDays, int tDays) {
        return odds.pAlive(x, txDays, tDays);
    }

    CountWalk walk(int x, int tDays) {
        return CountDistribution.of(model, x, tDays / unitDays, horizon).walk();
    }

    MoneyTable money() {
        if (money == null) {
            throw new IllegalStateException("no spend model");
        }
        return money;
    }

    /** The money distribution if active, in scales of {@link #scale}. */
    MoneyTable.Place place(int x, int n, int tDays) {
        return money().place(x, n, odds.logTime(tDays));
    }

    double scale(int n, double mean) {
        return money().columns().scale(n, mean);
    }
}
