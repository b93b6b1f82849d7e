package dev.perennial.engine.model.churn;

import java.util.List;

import dev.perennial.engine.math.Ranking;
import dev.perennial.engine.sql.SqlRow;

/**
 * Customers of the sample who had ordered by a cutoff: what was known of them on that day, and what came then.
 *
 * @param features by customer and {@link Feature}; NaN where empty
 * @param churned whether no order came within the horizon
 * @param recency days from the last order to the cutoff
 * @param age days from the first order to the cutoff
 * @param orderDays days with an order
 */
record ChurnSample(double[][] features, boolean[] churned, int[] recency, int[] age, int[] orderDays) {

    /** Engines add up in different orders; below this nothing of a feature is kept, so that all learn the same. */
    private static final double GRAIN = Math.scalb(1.0, 30);
    private static final int BESIDE = 4;

    /** A row of {@code c_sample.sql}. */
    record Row(boolean churned, int recency, int age, int orderDays, double[] features) {

        static Row of(SqlRow row) {
            double[] features = new double[Feature.values().length];
            for (int i = 0; i < features.length; i++) {
                features[i] = row.missing(BESIDE + i) ? Double.NaN : Math.rint(row.real(BESIDE + i) * GRAIN) / GRAIN;
            }
            return new Row(row.whole(0) == 1, (int) row.whole(1), (int) row.whole(2), (int) row.whole(3), features);
        }
    }

    static ChurnSample of(List<Row> rows) {
        int n = rows.size();
        double[][] features = new double[n][];
        boolean[] churned = new boolean[n];
        int[] recency = new int[n];
        int[] age = new int[n];
        int[] orderDays = new int[n];
        for (int i = 0; i < n; i++) {
            Row row = rows.get(i);
            features[i] = row.features();
            churned[i] = row.churned();
            recency[i] = row.recency();
            age[i] = row.age();
            orderDays[i] = row.orderDays();
        }
        return new ChurnSample(features, churned, recency, age, orderDays);
    }

    int size() {
        return churned.length;
    }

    int churners() {
        int count = 0;
        for (boolean gone : churned) {
            count += gone ? 1 : 0;
        }
        return count;
    }

    /** Whether there are enough customers of both kinds. */
    boolean hasOfEach(int least) {
        return churners() >= least && size() - churners() >= least;
    }

    /** Positions of the customers in the order of some scores. */
    static int[] order(double[] scores) {
        return Ranking.of(scores.length, (a, b) -> scores[a] <= scores[b]);
    }
}
