package dev.perennial.engine.model.clv;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.perennial.engine.math.Bfgs;
import dev.perennial.engine.math.Matrices;
import dev.perennial.engine.math.Objective;
import dev.perennial.engine.shard.Shards;
import org.hipparchus.special.Gamma;

/**
 * Maximum likelihood for Gamma-Gamma over shards (Fader and Hardie 2013, "The Gamma-Gamma model of monetary value",
 * eq. 1a). The surface is flat, so the search goes to a relative gradient of 1e-8 and ends with a Newton step.
 */
public final class SpendFitting {

    static final int FEWEST_CUSTOMERS = 20;

    private static final double TOLERANCE = 1e-8;
    private static final int ITERATIONS = 300;
    private static final double DIFFERENCE = 1e-3;

    private static final int SAMPLE = 16_384;

    private final SpendTotals totals;
    private final Sum sum;

    private SpendFitting(SpendTotals totals, Sum sum) {
        this.totals = totals;
        this.sum = sum;
    }

    /** Applies the likelihood to every part of the data and returns the parts' answers in a fixed order. */
    private interface Sum {
        List<double[]> of(SpendLikelihood likelihood);
    }

    /**
     * The fitted model; empty with fewer than {@value #FEWEST_CUSTOMERS} customers with a positive repeat order and when
     * the fit has no mean (q ≤ 1), since then no expected spend exists.
     */
    public static Optional<SpendFit> fit(Shards<SpendData> shards) {
        SpendTotals totals = totals(shards.map(SpendTotals::of));
        if (totals.customers() < FEWEST_CUSTOMERS) {
            return Optional.empty();
        }
        int stride = Math.max(1, Math.toIntExact(totals.customers() / SAMPLE));
        List<SpendData> sample = shards.map(shard -> shard.sample(stride));
        SpendTotals sampled = totals(sample.stream().map(SpendTotals::of).toList());
        SpendFitting onSample = new SpendFitting(sampled, step -> sample.stream().map(step::apply).toList());
        return new SpendFitting(totals, shards::map).run(onSample.warmStart(totals.meanSpend()));
    }

    private static SpendTotals totals(List<SpendTotals> parts) {
        return parts.stream().reduce(SpendTotals::plus).orElseThrow();
    }

    /** The fit to a sample, from p and q of common size and γ such that the population mean is the observed one. */
    private Bfgs.Minimum warmStart(double meanSpend) {
        double[] start = {Math.log(4), Math.log(4), Math.log(meanSpend * 3 / 4)};
        if (totals.customers() == 0) {
            return new Bfgs.Minimum(start, 0, new double[3], Matrices.identity(3), 0, false);
        }
        Objective objective = LogParameters.walled(this::logLikelihood, totals.customers());
        Bfgs.Minimum found = Bfgs.minimise(objective, start, TOLERANCE, ITERATIONS);
        double[][] hessian = Matrices.hessian(objective, found.point(), DIFFERENCE);
        return new Bfgs.Minimum(found.point(), found.value(), found.gradient(),
                Matrices.inverse(hessian).orElse(found.inverseHessian()), found.evaluations(), found.converged());
    }

    private Optional<SpendFit> run(Bfgs.Minimum start) {
        Objective objective = LogParameters.walled(this::logLikelihood, totals.customers());
        Bfgs.Minimum found = Bfgs.minimise(objective, start.point(), start.inverseHessian(), TOLERANCE, ITERATIONS);
        double[][] hessian = Matrices.hessian(objective, found.point(), DIFFERENCE);
        double[] point = LogParameters.polish(objective, found, hessian);
        double[][] covariance = LogParameters.covariance(hessian, totals.customers());
        GammaGamma model = model(point);
        if (model.q() <= 1) {
            return Optional.empty();
        }
        double[] errors = {model.p(), model.q(), model.gamma()};
        for (int i = 0; i < errors.length; i++) {
            errors[i] *= Math.sqrt(covariance[i][i]);
        }
        return Optional.of(new SpendFit(model, logLikelihood(point, new double[3]),
                Math.toIntExact(totals.customers()), errors, covariance, totals.correlation()));
    }

    private static GammaGamma model(double[] logs) {
        return new GammaGamma(Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2]));
    }

    /** Log-likelihood of the mean spends and its gradient by the logarithms of p, q and γ. */
    private double logLikelihood(double[] logs, double[] gradient) {
        GammaGamma model = model(logs);
        Arrays.fill(gradient, 0);
        double value = byCount(model, gradient);
        for (double[] part : sum.of(new SpendLikelihood(model))) {
            value += part[0];
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += part[i + 1];
            }
        }
        gradient[0] *= model.p();
        gradient[1] *= model.q();
        gradient[2] *= model.gamma();
        return value;
    }

    /**
     * The terms that need only the number of orders: Σ ln Γ(p n + q) − ln Γ(p n) − ln Γ(q) − p n ln γ + p n ln(n z̄)
     * − ln z̄.
     */
    private double byCount(GammaGamma model, double[] gradient) {
        double p = model.p();
        double q = model.q();
        double logGammaQ = Gamma.logGamma(q);
        double digammaQ = Gamma.digamma(q);
        double logGamma = Math.log(model.gamma());
        double value = -totals.sums()[5];
        for (int n = 1; n < totals.byN().length; n++) {
            long count = totals.byN()[n];
            if (count > 0) {
                double shape = p * n;
                double logs = totals.logTotals()[n] - count * logGamma;
                double both = Gamma.digamma(shape + q);
                value += count * (Gamma.logGamma(shape + q) - Gamma.logGamma(shape) - logGammaQ) + shape * logs;
                gradient[0] += count * n * (both - Gamma.digamma(shape)) + n * logs;
                gradient[1] += count * (both - digammaQ);
                gradient[2] -= count * shape / model.gamma();
            }
        }
        return value;
    }
}
