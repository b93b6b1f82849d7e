package dev.perennial.engine.model.clv;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

import dev.perennial.engine.math.BetaDistribution;

/**
 * Distribution of what k orders of a customer bring together, for a grid of k and of amounts.
 *
 * <p>With n observed orders of mean z̄ the sum of k orders is Gamma(p k, ν) with ν ~ Gamma(q + p n, γ + n z̄), hence
 * (γ + n z̄) × BetaPrime(p k, q + p n). Amounts are measured in {@link #scale}, one typical order, which leaves k and n
 * alone; the grid of amounts is {@value #LOWEST} × e^({@value #STEP} i). Columns are made when first asked for.
 */
final class SpendColumns {

    static final double LOWEST = 1e-4;
    static final double STEP = 0.05;

    private static final double NEGLIGIBLE = 1e-7;

    private final GammaGamma model;
    private final ConcurrentHashMap<Long, Column> columns = new ConcurrentHashMap<>();

    SpendColumns(GammaGamma model) {
        this.model = model;
    }

    /** P(sum of k orders &gt; amount) at the grid's amounts: 1 before {@code from}, 0 after the values. */
    record Column(int from, double[] survivors) {
    }

    /** The money by which amounts are measured: p (γ + n z̄) / (q + p n), about the mean of one order. */
    double scale(int n, double mean) {
        return model.p() * (model.gamma() + n * mean) / (model.q() + model.p() * n);
    }

    static double amount(double index) {
        return LOWEST * Math.exp(STEP * index);
    }

    /** Distribution of the sum of {@code orders} future orders over the beta prime's unit amount. */
    BetaDistribution sum(double orders, double n) {
        return new BetaDistribution(model.p() * orders, model.q() + model.p() * n);
    }

    /** An amount in scales as odds of the beta distribution. */
    double odds(double amount, double n) {
        return amount * model.p() / (model.q() + model.p() * n);
    }

    Column column(int orderNode, int countNode) {
        long key = ((long) orderNode << Integer.SIZE) | countNode;
        Column known = columns.get(key);
        return known != null
                ? known
                : columns.computeIfAbsent(key, _ -> make(Nodes.value(orderNode), Nodes.value(countNode)));
    }

    private Column make(double orders, double n) {
        BetaDistribution sum = sum(orders, n);
        int middle = (int) Math.max(0, Math.log(orders / LOWEST) / STEP);
        int from = middle;
        while (from > 0 && sum.cumulativeOdds(odds(amount(from - 1), n)) > NEGLIGIBLE) {
            from--;
        }
        double[] survivors = new double[64];
        int length = 0;
        while (true) {
            double survivor = 1 - sum.cumulativeOdds(odds(amount(from + length), n));
            if (survivor < NEGLIGIBLE) {
                return new Column(from, Arrays.copyOf(survivors, length));
            }
            if (length == survivors.length) {
                survivors = Arrays.copyOf(survivors, 2 * length);
            }
            survivors[length++] = survivor;
        }
    }
}
