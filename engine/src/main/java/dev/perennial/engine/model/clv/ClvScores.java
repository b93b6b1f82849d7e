package dev.perennial.engine.model.clv;

import java.io.Serializable;
import java.util.List;

/**
 * Scores of the customers of one shard, row by row. Orders and money over the horizon.
 *
 * @param pAlive probability of still being active
 * @param anyOrder probability of at least one order
 * @param expectedOrders orders expected
 * @param expectedSpend money expected per order
 * @param expectedValue margin × orders × spend, undiscounted
 * @param clv as expectedValue, discounted at the end of each unit with the annual effective rate
 * @param ordersLow fewest orders within the level
 * @param ordersHigh most orders within the level
 * @param valueLow least margin within the level; NaN without a spend model, as the three below
 * @param valueHigh most margin within the level
 * @param clvLow valueLow × clv / expectedValue
 * @param clvHigh valueHigh × clv / expectedValue
 */
public record ClvScores(double[] pAlive, double[] anyOrder, double[] expectedOrders, double[] expectedSpend,
        double[] expectedValue, double[] clv, double[] ordersLow, double[] ordersHigh, double[] valueLow,
        double[] valueHigh, double[] clvLow, double[] clvHigh) implements Serializable {

    /** Room for so many customers. */
    ClvScores(int customers) {
        this(new double[customers], new double[customers], new double[customers], new double[customers],
                new double[customers], new double[customers], new double[customers], new double[customers],
                new double[customers], new double[customers], new double[customers], new double[customers]);
    }

    public int size() {
        return clv.length;
    }

    /** Takes over the scores of some customers. */
    void put(int[] rows, ClvScores scores) {
        List<double[]> to = columns();
        List<double[]> from = scores.columns();
        for (int column = 0; column < to.size(); column++) {
            for (int i = 0; i < rows.length; i++) {
                to.get(column)[rows[i]] = from.get(column)[i];
            }
        }
    }

    private List<double[]> columns() {
        return List.of(pAlive, anyOrder, expectedOrders, expectedSpend, expectedValue, clv, ordersLow, ordersHigh,
                valueLow, valueHigh, clvLow, clvHigh);
    }
}
