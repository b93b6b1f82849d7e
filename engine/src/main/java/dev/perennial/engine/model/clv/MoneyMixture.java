package dev.perennial.engine.model.clv;

/** P(money &gt; amount) of one customer, averaged over parameter points and the stages between two orders. */
final class MoneyMixture {

    private static final int BISECTIONS = 40;

    private final int points;
    private final double[] weight;
    private final double[] scale;
    private final MoneyTable.Place[] places;

    MoneyMixture(PredictivePoint[] points, int x, int n, double mean, int txDays, int tDays) {
        this.points = points.length;
        int stages = points[0].stages();
        weight = new double[points.length * stages];
        scale = new double[weight.length];
        places = new MoneyTable.Place[weight.length];
        for (int i = 0; i < weight.length; i += stages) {
            PredictivePoint point = points[i / stages];
            double pAlive = point.pAlive(x, txDays, tDays);
            double[] ofStages = point.stageWeights(x, txDays, tDays);
            for (int stage = 0; stage < stages; stage++) {
                weight[i + stage] = pAlive * ofStages[stage];
                scale[i + stage] = point.scale(n, mean);
                places[i + stage] = point.place(stage, x, n, tDays);
            }
        }
    }

    double survivor(double money) {
        double sum = 0;
        for (int i = 0; i < places.length; i++) {
            sum += weight[i] * places[i].survivor(money / scale[i]);
        }
        return sum / points;
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
