package dev.perennial.engine.model.clv;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.perennial.engine.math.Bfgs;
import dev.perennial.engine.math.Matrices;
import dev.perennial.engine.math.Objective;
import dev.perennial.engine.model.clv.PurchaseFit.Fallback;
import dev.perennial.engine.shard.Shards;

/**
 * Maximum likelihood for BG/NBD and NBD over shards.
 *
 * <p>BG/NBD is first fitted to a sample of about {@value #SAMPLE} customers from three starts; the best of them, with
 * its Hessian, starts the fit to all customers, which then needs few evaluations. All sums are taken in shard order,
 * so threads and clusters give the same digits. Parameters are optimised as logarithms, divided by the number of
 * customers, to a relative gradient of 1e-7, and point by one Newton step with the Hessian that also gives the
 * standard errors.
 *
 * <p>NBD is used instead when dropout cannot be identified: {@code likelihood-ratio} when 2 (logL BG/NBD − logL NBD)
 * is below {@value #LEAST_RATIO}; {@code singular-hessian} when the Hessian leaves the mean dropout probability
 * a / (a + b) undetermined (standard error of its logarithm above {@value #MOST_DROPOUT_ERROR}). Where only a + b is
 * undetermined, because all customers leave with about the same probability, dropout itself is known and BG/NBD stays.
 */
public final class PurchaseFitting {

    static final double LEAST_RATIO = 4;
    static final double MOST_DROPOUT_ERROR = 2;

    private static final double TOLERANCE = 1e-7;
    private static final int ITERATIONS = 200;
    private static final int SAMPLE = 16_384;
    private static final double DIFFERENCE = 1e-3;

    private final PurchaseTotals totals;
    private final Sum sum;
    private int evaluations;

    private PurchaseFitting(PurchaseTotals totals, Sum sum) {
        this.totals = totals;
        this.sum = sum;
    }

    /** Applies the likelihood to every part of the data and returns the parts' answers in a fixed order. */
    private interface Sum {
        List<double[]> of(PurchaseLikelihood likelihood);
    }

    /**
     * The fitted model.
     *
     * @throws IllegalArgumentException without any repeat order, where no rate can be estimated
     */
    public static PurchaseFit fit(Shards<PurchaseData> shards) {
        PurchaseTotals totals = totals(shards);
        int stride = Math.max(1, Math.toIntExact(totals.customers() / SAMPLE));
        List<PurchaseData> sample = shards.map(shard -> shard.sample(stride));
        PurchaseTotals sampled = sample.stream().map(PurchaseTotals::of).reduce(PurchaseTotals::plus).orElseThrow();
        PurchaseFitting onSample = new PurchaseFitting(sampled, step -> sample.stream().map(step::apply).toList());
        return new PurchaseFitting(totals, shards::map).run(onSample);
    }

    /** The fitted NBD, whether or not dropout could be identified. */
    public static PurchaseFit fitNbd(Shards<PurchaseData> shards) {
        PurchaseFitting fitting = new PurchaseFitting(totals(shards), shards::map);
        return fitting.nbdFit(fitting.nbdPoint(), Optional.empty());
    }

    private static PurchaseTotals totals(Shards<PurchaseData> shards) {
        PurchaseTotals totals = shards.map(PurchaseTotals::of).stream().reduce(PurchaseTotals::plus).orElseThrow();
        if (totals.orders() == 0 || totals.exposure() == 0) {
            throw new IllegalArgumentException("no customer has ordered twice: a purchase model cannot be fitted");
        }
        return totals;
    }

    private PurchaseFit run(PurchaseFitting onSample) {
        double[] nbd = nbdPoint();
        Objective objective = objective(this::bgNbd);
        Bfgs.Minimum bg = onSample.warmStart(nbd, objective);
        double[][] hessian = Matrices.hessian(objective, bg.point(), DIFFERENCE);
        double[] point = LogParameters.polish(objective, bg, hessian);
        double logLikelihood = bgNbd(point, new double[4]);
        double ratio = 2 * (logLikelihood - nbd(nbd, new double[2]));
        double[][] covariance = covariance(hessian);
        BgNbd model = model(point);
        if (ratio >= LEAST_RATIO && dropoutError(model, covariance) <= MOST_DROPOUT_ERROR) {
            return fitted(model, logLikelihood, covariance, Optional.empty());
        }
        String reason = ratio < LEAST_RATIO ? "likelihood-ratio" : "singular-hessian";
        return nbdFit(nbd, Optional.of(new Fallback(reason, model, logLikelihood, ratio)));
    }

    private double[] nbdPoint() {
        double[] start = {0, Math.log(totals.exposure() / totals.orders())};
        return Bfgs.minimise(objective(this::nbd), start, 1e-9, ITERATIONS).point();
    }

    private PurchaseFit nbdFit(double[] point, Optional<Fallback> fallback) {
        double[][] hessian = Matrices.hessian(objective(this::nbd), point, DIFFERENCE);
        return fitted(new Nbd(Math.exp(point[0]), Math.exp(point[1])), nbd(point, new double[2]),
                covariance(hessian), fallback);
    }

    private PurchaseFit fitted(PurchaseModel model, double logLikelihood, double[][] covariance,
            Optional<Fallback> fallback) {
        double[] errors = model.parameters();
        for (int i = 0; i < errors.length; i++) {
            errors[i] *= Math.sqrt(covariance[i][i]);
        }
        return new PurchaseFit(model, logLikelihood, Math.toIntExact(totals.customers()), errors, covariance,
                evaluations, fallback);
    }

    /** The best of three fits to this sample, carried on with all customers' objective. */
    private Bfgs.Minimum warmStart(double[] nbd, Objective all) {
        Objective objective = objective(this::bgNbd);
        double[] best = nbd;
        double lowest = Double.POSITIVE_INFINITY;
        for (double[] dropout : new double[][]{{0.5, 2}, {0.05, 1}, {5, 50}}) {
            double[] start = {nbd[0], nbd[1], Math.log(dropout[0]), Math.log(dropout[1])};
            Bfgs.Minimum found = Bfgs.minimise(objective, start, 1e-5, ITERATIONS);
            if (found.value() < lowest - 1e-9) {
                lowest = found.value();
                best = found.point();
            }
        }
        double[][] inverse = Matrices.inverse(Matrices.hessian(objective, best, DIFFERENCE))
                .orElse(Matrices.identity(4));
        return Bfgs.minimise(all, best, inverse, TOLERANCE, ITERATIONS);
    }

    private double[][] covariance(double[][] hessian) {
        return LogParameters.covariance(hessian, totals.customers());
    }

    /** Standard error of ln(a / (a + b)) by the delta method; infinite where the Hessian gives none. */
    private static double dropoutError(BgNbd model, double[][] covariance) {
        double share = model.b() / (model.a() + model.b());
        double variance = share * share * (covariance[2][2] - 2 * covariance[2][3] + covariance[3][3]);
        return variance >= 0 ? Math.sqrt(variance) : Double.POSITIVE_INFINITY;
    }

    private static BgNbd model(double[] logs) {
        return new BgNbd(Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2]), Math.exp(logs[3]));
    }

    private Objective objective(Objective logLikelihood) {
        return LogParameters.walled(logLikelihood, totals.customers());
    }

    /** Log-likelihood of NBD and its gradient by the logarithms of r and α. */
    private double nbd(double[] logs, double[] gradient) {
        Arrays.fill(gradient, 0);
        double r = Math.exp(logs[0]);
        double alpha = Math.exp(logs[1]);
        double value = totals.nbd(r, alpha, gradient);
        gradient[0] *= r;
        gradient[1] *= alpha;
        return value;
    }

    /** Log-likelihood of BG/NBD and its gradient by the logarithms of r, α, a and b. */
    private double bgNbd(double[] logs, double[] gradient) {
        evaluations++;
        BgNbd model = model(logs);
        Arrays.fill(gradient, 0);
        double value = totals.nbd(model.r(), model.alpha(), gradient)
                + totals.survival(model.a(), model.b(), gradient);
        PurchaseLikelihood own = new PurchaseLikelihood(model, totals.unitDays(), totals.byX().length - 1,
                totals.byDay().length - 1);
        for (double[] part : sum.of(own)) {
            value += part[0];
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += part[i + 1];
            }
        }
        double[] parameters = model.parameters();
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= parameters[i];
        }
        return value;
    }
}
