package dev.perennial.engine.model.clv;

/** P(money &gt; amount) of one customer, averaged over parameter points. */
final class MoneyMixture {

    private static final int BISECTIONS = 40;

    private final double[] pAlive;
    private final double[] scale;
    private final MoneyTable.Place[] places;

    MoneyMixture(PredictivePoint[] points, int x, int n, double mean, int txDays, int tDays) {
        pAlive = new double[points.length];
        scale = new double[points.length];
        places = new MoneyTable.Place[points.length];
        for (int i = 0; i < points.length; i++) {
            pAlive[i] = points[i].pAlive(x, txDays, tDays);
            scale[i] = points[i].scale(n, mean);
            places[i] = points[i].place(x, n, tDays);
        }
    }

    double survivor(double money) {
        double sum = 0;
        for (int i = 0; i < places.length; i++) {
            sum += pAlive[i] * places[i].survivor(money / scale[i]);
        }
        return sum / places.length;
    }

    /** The smallest amount exceeded with at most this probability: between the points' own, by bisection of its logarithm. */
    double quantile(double probability) {
        if (survivor(0) <= probability) {
            return 0;
        }
        double low = scale[0] * SpendColumns.LOWEST;
        double high = scale[0];
        while (survivor(high) > probability) {
            low = high;
            high *= 4;
        }
        for (int i = 0; i < BISECTIONS && high > low * (1 + 1e-6); i++) {
            double middle = Math.sqrt(low * high);
            if (survivor(middle) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
