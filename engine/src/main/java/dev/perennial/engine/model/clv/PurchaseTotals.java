package dev.perennial.engine.model.clv;

import java.io.Serializable;

/**
 * What the likelihood needs of all customers whatever the parameters: counts by x and by T. NBD is fitted on these alone.
 *
 * @param byX customers by number of repeat orders
 * @param byDay customers by T in days
 * @param ordersByDay their repeat orders by T in days
 */
record PurchaseTotals(double unitDays, long[] byX, long[] byDay, long[] ordersByDay) implements Serializable {

    static PurchaseTotals of(PurchaseData data) {
        long[] byX = new long[data.highestX() + 1];
        long[] byDay = new long[data.highestDay() + 1];
        long[] ordersByDay = new long[byDay.length];
        for (int i = 0; i < data.size(); i++) {
            int x = data.x(i);
            byX[x]++;
            byDay[data.tDays(i)]++;
            ordersByDay[data.tDays(i)] += x;
        }
        return new PurchaseTotals(data.unitDays(), byX, byDay, ordersByDay);
    }

    PurchaseTotals plus(PurchaseTotals other) {
        return new PurchaseTotals(unitDays, sum(byX, other.byX), sum(byDay, other.byDay),
                sum(ordersByDay, other.ordersByDay));
    }

    private static long[] sum(long[] a, long[] b) {
        long[] result = new long[Math.max(a.length, b.length)];
        for (int i = 0; i < result.length; i++) {
            result[i] = (i < a.length ? a[i] : 0) + (i < b.length ? b[i] : 0);
        }
        return result;
    }

    long customers() {
        long sum = 0;
        for (long n : byX) {
            sum += n;
        }
        return sum;
    }

    long orders() {
        long sum = 0;
        for (long n : ordersByDay) {
            sum += n;
        }
        return sum;
    }

    /** Observed time of all customers together, in units. */
    double exposure() {
        double sum = 0;
        for (int d = 0; d < byDay.length; d++) {
            sum += byDay[d] * (d / unitDays);
        }
        return sum;
    }

    /**
     * Log-likelihood of NBD; adds its derivatives by r and α to {@code gradient[0]} and {@code gradient[1]}. With
     * {@code k} above 1 every order stands for k events.
     */
    double nbd(int k, double r, double alpha, double[] gradient) {
        double value = 0;
        double logs = 0;
        double inverses = 0;
        double derivativeR = 0;
        for (int x = 0; x < byX.length; x++) {
            value += byX[x] * logs;
            derivativeR += byX[x] * inverses;
            for (int event = k * x; event < k * (x + 1); event++) {
                logs += Math.log(r + event);
                inverses += 1 / (r + event);
            }
        }
        double derivativeAlpha = 0;
        for (int d = 0; d < byDay.length; d++) {
            if (byDay[d] > 0) {
                double ratio = d / unitDays / alpha;
                double log = Math.log1p(ratio);
                value -= r * byDay[d] * log + k * ordersByDay[d] * (log + Math.log(alpha));
                derivativeR -= byDay[d] * log;
                derivativeAlpha += (byDay[d] * r * ratio - k * ordersByDay[d]) / (alpha * (1 + ratio));
            }
        }
        gradient[0] += derivativeR;
        gradient[1] += derivativeAlpha;
        return value;
    }

    /**
     * Adds what dropout contributes to the log-likelihood through x alone, Σ ln B(a, b + n) / B(a, b), and its
     * derivatives, where n = x + {@code more} is how often a customer could have left.
     */
    double survival(int more, double a, double b, double[] gradient) {
        double value = 0;
        double logs = 0;
        double byA = 0;
        double byB = 0;
        for (int n = 0; n < byX.length + more; n++) {
            if (n >= more) {
                value += byX[n - more] * logs;
                gradient[2] += byX[n - more] * byA;
                gradient[3] += byX[n - more] * byB;
            }
            logs -= Math.log1p(a / (b + n));
            byA -= 1 / (a + b + n);
            byB += a / ((b + n) * (a + b + n));
        }
        return value;
    }

    /** Σ ln Γ(r + x) / Γ(r) of all customers, and its derivative by r in {@code gradient[0]}. */
    double rising(double r, double[] gradient) {
        double value = 0;
        double logs = 0;
        double inverses = 0;
        for (int x = 0; x < byX.length; x++) {
            value += byX[x] * logs;
            gradient[0] += byX[x] * inverses;
            logs += Math.log(r + x);
            inverses += 1 / (r + x);
        }
        return value;
    }
}
