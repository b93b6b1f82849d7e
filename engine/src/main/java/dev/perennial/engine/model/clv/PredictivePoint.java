package dev.perennial.engine.model.clv;

import org.jspecify.annotations.Nullable;

/** The predictive distributions at one parameter point, with the tables that make them quick. */
final class PredictivePoint {

    private static final int TABULATED_X = 1024;

    private final PurchaseModel model;
    private final OddsTable odds;
    private final double unitDays;
    private final int horizon;
    private final MoneyTable @Nullable [] money;
    private final double[] moneyTime;

    PredictivePoint(ParameterPoints.Point point, double unitDays, int horizon, int longestDays) {
        this.model = point.purchase();
        this.unitDays = unitDays;
        this.horizon = horizon;
        this.odds = new OddsTable(model, unitDays, TABULATED_X, longestDays);
        this.money = point.spend() == null ? null : tables(model, point.spend(), longestDays / unitDays, horizon);
        this.moneyTime = new double[money == null ? 0 : longestDays + 1];
        for (int d = 0; d < moneyTime.length; d++) {
            moneyTime[d] = Math.log1p(d / unitDays / model.timeScale());
        }
    }

    private static MoneyTable[] tables(PurchaseModel model, GammaGamma spend, double longest, int horizon) {
        MoneyTable[] tables = new MoneyTable[model.stages()];
        for (int stage = 0; stage < tables.length; stage++) {
            tables[stage] = new MoneyTable(model, stage, spend, longest, horizon);
        }
        return tables;
    }

    OddsTable odds() {
        return odds;
    }

    double pAlive(int x, int txDays, int tDays) {
        return odds.pAlive(x, txDays, tDays);
    }

    CountWalk walk(int x, int txDays, int tDays) {
        return CountDistribution.of(model, x, txDays / unitDays, tDays / unitDays, horizon).walk();
    }

    int stages() {
        return model.stages();
    }

    /** Probabilities of the stages in which the customer is if active. */
    double[] stageWeights(int x, int txDays, int tDays) {
        return model.stageWeights(x, txDays / unitDays, tDays / unitDays);
    }

    /** The money distribution if active in this stage, in scales of {@link #scale}. */
    MoneyTable.Place place(int stage, int x, int n, int tDays) {
        return money(stage).place(x, n, moneyTime[tDays]);
    }

    /** The money distribution if active, over all stages. */
    MoneyTable.Curve curve(int x, int n, int txDays, int tDays) {
        if (stages() == 1) {
            return place(0, x, n, tDays);
        }
        MoneyTable.Place[] places = new MoneyTable.Place[stages()];
        for (int stage = 0; stage < places.length; stage++) {
            places[stage] = place(stage, x, n, tDays);
        }
        return new MoneyTable.Stages(places, stageWeights(x, txDays, tDays));
    }

    double scale(int n, double mean) {
        return money(0).columns().scale(n, mean);
    }

    private MoneyTable money(int stage) {
        if (money == null) {
            throw new IllegalStateException("no spend model");
        }
        return money[stage];
    }
}
