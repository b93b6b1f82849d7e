package dev.perennial.engine.model.clv;

import java.io.Serializable;

/**
 * What the Gamma-Gamma likelihood needs of all customers whatever the parameters, and the moments for the correlation
 * of orders and spend.
 *
 * @param byN customers by number of orders with a positive amount; customers without one are not counted
 * @param logTotals for each number of orders n, Σ ln(n × mean)
 * @param sums Σ n, Σ mean, Σ n², Σ mean², Σ n × mean, Σ ln mean
 */
record SpendTotals(long[] byN, double[] logTotals, double[] sums) implements Serializable {

    static SpendTotals of(SpendData data) {
        long[] byN = new long[data.highestN() + 1];
        double[] logTotals = new double[byN.length];
        double[] sums = new double[6];
        for (int i = 0; i < data.size(); i++) {
            int n = data.n(i);
            if (n > 0) {
                double mean = data.mean(i);
                double logMean = Math.log(mean);
                byN[n]++;
                logTotals[n] += logMean + Math.log(n);
                sums[0] += n;
                sums[1] += mean;
                sums[2] += (double) n * n;
                sums[3] += mean * mean;
                sums[4] += n * mean;
                sums[5] += logMean;
            }
        }
        return new SpendTotals(byN, logTotals, sums);
    }

    SpendTotals plus(SpendTotals other) {
        int length = Math.max(byN.length, other.byN.length);
        long[] counts = new long[length];
        double[] logs = new double[length];
        for (int i = 0; i < length; i++) {
            counts[i] = (i < byN.length ? byN[i] : 0) + (i < other.byN.length ? other.byN[i] : 0);
            logs[i] = (i < byN.length ? logTotals[i] : 0) + (i < other.byN.length ? other.logTotals[i] : 0);
        }
        double[] both = sums.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] += other.sums[i];
        }
        return new SpendTotals(counts, logs, both);
    }

    long customers() {
        long sum = 0;
        for (long n : byN) {
            sum += n;
        }
        return sum;
    }

    /** Mean over customers of their mean spend. */
    double meanSpend() {
        return sums[1] / customers();
    }

    /** Pearson correlation of n and mean over customers; NaN where one of them does not vary. */
    double correlation() {
        double count = customers();
        double covariance = sums[4] / count - sums[0] / count * (sums[1] / count);
        double orders = sums[2] / count - Math.pow(sums[0] / count, 2);
        double spend = sums[3] / count - Math.pow(sums[1] / count, 2);
        return orders > 0 && spend > 0 ? covariance / Math.sqrt(orders * spend) : Double.NaN;
    }
}
