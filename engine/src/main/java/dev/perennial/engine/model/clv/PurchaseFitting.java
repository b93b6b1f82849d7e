package dev.perennial.engine.model.clv;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.perennial.engine.math.Bfgs;
import dev.perennial.engine.math.Matrices;
import dev.perennial.engine.math.Objective;
import dev.perennial.engine.model.clv.PurchaseChoice.Kind;
import dev.perennial.engine.model.clv.PurchaseFit.Doubt;
import dev.perennial.engine.model.clv.PurchaseFit.Fallback;
import dev.perennial.engine.shard.Shards;

/**
 * Maximum likelihood for the purchase models over shards.
 *
 * <p>A model with dropout is first fitted to a sample of about {@value #SAMPLE} customers from three starts; the best of
 * them, with its Hessian, starts the fit to all customers, which then needs few evaluations. All sums are taken in shard
 * order, so threads and clusters give the same digits. Parameters are optimised as logarithms, divided by the number of
 * customers, to a relative gradient of 1e-7, and point by one Newton step with the Hessian that also gives the
 * standard errors.
 *
 * <p>Dropout cannot be identified – {@code likelihood-ratio} – when 2 (logL − logL without dropout) is below
 * {@value #LEAST_RATIO}, or – {@code singular-hessian} – when the Hessian leaves the mean dropout a / (a + b) or s / β
 * undetermined (standard error of its logarithm above {@value #MOST_DROPOUT_ERROR}). Where only a + b is undetermined,
 * because all customers leave with about the same probability, dropout itself is known. Without a model asked for by
 * name NBD is then used instead; a model asked for by name stays, in doubt.
 */
public final class PurchaseFitting {

    static final double LEAST_RATIO = 4;
    static final double MOST_DROPOUT_ERROR = 2;
    /** Regularities among which the best is looked for. */
    static final int HIGHEST_K = 6;

    private static final double TOLERANCE = 1e-7;
    private static final int ITERATIONS = 200;
    private static final int SAMPLE = 16_384;
    private static final double DIFFERENCE = 1e-3;
    /** A dropout as good as none, as logarithms of a and b. */
    private static final double[] NO_DROPOUT = {-10, 0};

    private final PurchaseTotals totals;
    private final PurchaseSurface surface;

    private PurchaseFitting(PurchaseTotals totals, PurchaseSurface surface) {
        this.totals = totals;
        this.surface = surface;
    }

    /** The fitted BG/NBD, or NBD where dropout cannot be identified. */
    public static PurchaseFit fit(Shards<PurchaseData> shards) {
        return fit(shards, PurchaseChoice.standard(), 0);
    }

    /**
     * The fitted model.
     *
     * @param choice any but {@code AUTO}
     * @param logIntervals Σ ln of the days between consecutive orders of all customers, where the choice needs it; the
     *            log-likelihoods of different k can be compared only with it
     * @throws IllegalArgumentException without any repeat order, where no rate can be estimated
     */
    public static PurchaseFit fit(Shards<PurchaseData> shards, PurchaseChoice choice, double logIntervals) {
        PurchaseTotals totals = totals(shards);
        if (choice.kind() == Kind.NBD) {
            return fitNbd(shards);
        }
        double ofUnits = (double) totals.orders() * Math.log(totals.unitDays());
        if (choice.kind() == Kind.MBG_CNBD && choice.k() == 0) {
            return mostRegular(shards, totals, logIntervals - ofUnits);
        }
        return fit(shards, totals, choice, logIntervals - ofUnits);
    }

    /** The fitted NBD, whether or not dropout could be identified. */
    public static PurchaseFit fitNbd(Shards<PurchaseData> shards) {
        return nbdFit(totals(shards), 0, Optional.empty());
    }

    /** The k with the best log-likelihood; where it has fallen twice it does not rise again. */
    private static PurchaseFit mostRegular(Shards<PurchaseData> shards, PurchaseTotals totals, double logIntervals) {
        PurchaseFit best = fit(shards, totals, new PurchaseChoice(Kind.MBG_CNBD, 1), logIntervals);
        for (int k = 2; k <= Math.min(HIGHEST_K, best.model().stages() + 2); k++) {
            PurchaseFit fit = fit(shards, totals, new PurchaseChoice(Kind.MBG_CNBD, k), logIntervals);
            best = fit.logLikelihood() > best.logLikelihood() ? fit : best;
        }
        return best;
    }

    private static PurchaseFit fit(Shards<PurchaseData> shards, PurchaseTotals totals, PurchaseChoice choice,
            double logIntervals) {
        int stride = Math.max(1, Math.toIntExact(totals.customers() / SAMPLE));
        List<PurchaseData> sample = shards.map(shard -> shard.sample(stride));
        PurchaseTotals sampled = sample.stream().map(PurchaseTotals::of).reduce(PurchaseTotals::plus).orElseThrow();
        PurchaseFitting onSample = new PurchaseFitting(sampled,
                PurchaseSurface.of(choice, sampled, step -> sample.stream().map(step::apply).toList()));
        PurchaseFitting onAll = new PurchaseFitting(totals, PurchaseSurface.of(choice, totals, shards::map));
        return onAll.run(onSample, choice, logIntervals);
    }

    private static PurchaseTotals totals(Shards<PurchaseData> shards) {
        PurchaseTotals totals = shards.map(PurchaseTotals::of).stream().reduce(PurchaseTotals::plus).orElseThrow();
        if (totals.orders() == 0 || totals.exposure() == 0) {
            throw new IllegalArgumentException("no customer has ordered twice: a purchase model cannot be fitted");
        }
        return totals;
    }

    private PurchaseFit run(PurchaseFitting onSample, PurchaseChoice choice, double logIntervals) {
        double[] nbd = nbdPoint(totals);
        Objective objective = objective(surface);
        Bfgs.Minimum found = onSample.warmStart(nbd, objective);
        double[][] hessian = Matrices.hessian(objective, found.point(), DIFFERENCE);
        double[] point = LogParameters.polish(objective, found, hessian);
        double logLikelihood = surface.at(point, new double[4]);
        double ratio = 2 * (logLikelihood - withoutDropout(nbd, point));
        double[][] covariance = LogParameters.covariance(hessian, totals.customers());
        PurchaseModel model = surface.model(point);
        Optional<String> open = open(model, ratio, covariance);
        if (choice.kind() == Kind.STANDARD && open.isPresent()) {
            return nbdFit(totals, surface.evaluations(),
                    Optional.of(new Fallback(open.get(), (BgNbd) model, logLikelihood, ratio)));
        }
        double ofIntervals = MbgCnbd.ofIntervals(model.stages(), (double) totals.orders(), logIntervals);
        return new PurchaseFit(model, logLikelihood + ofIntervals, Math.toIntExact(totals.customers()),
                errors(model, covariance), covariance, surface.evaluations(), Optional.empty(),
                open.map(reason -> new Doubt(reason, ratio)), Optional.empty());
    }

    /** Why dropout is not identified; empty where it is. */
    private static Optional<String> open(PurchaseModel model, double ratio, double[][] covariance) {
        if (!(ratio >= LEAST_RATIO)) {
            return Optional.of("likelihood-ratio");
        }
        return dropoutError(model, covariance) <= MOST_DROPOUT_ERROR
                ? Optional.empty()
                : Optional.of("singular-hessian");
    }

    /** The log-likelihood of the same model if nobody ever left. */
    private double withoutDropout(double[] nbd, double[] point) {
        if (surface.nbdIsItsLimit()) {
            return nbd(totals, nbd, new double[2]);
        }
        Objective staying = (logs, gradient) -> {
            double[] all = new double[4];
            double value = surface.at(new double[]{logs[0], logs[1], NO_DROPOUT[0], NO_DROPOUT[1]}, all);
            System.arraycopy(all, 0, gradient, 0, 2);
            return value;
        };
        double[] start = {point[0], point[1]};
        Bfgs.Minimum found = Bfgs.minimise(objective(staying), start, 1e-5, ITERATIONS);
        return staying.at(found.point(), new double[2]);
    }

    private static double[] nbdPoint(PurchaseTotals totals) {
        double[] start = {0, Math.log(totals.exposure() / totals.orders())};
        Objective objective = LogParameters.walled((logs, gradient) -> nbd(totals, logs, gradient),
                totals.customers());
        return Bfgs.minimise(objective, start, 1e-9, ITERATIONS).point();
    }

    private static PurchaseFit nbdFit(PurchaseTotals totals, int evaluations, Optional<Fallback> fallback) {
        double[] point = nbdPoint(totals);
        Objective objective = LogParameters.walled((logs, gradient) -> nbd(totals, logs, gradient),
                totals.customers());
        double[][] covariance = LogParameters.covariance(Matrices.hessian(objective, point, DIFFERENCE),
                totals.customers());
        Nbd model = new Nbd(Math.exp(point[0]), Math.exp(point[1]));
        return new PurchaseFit(model, nbd(totals, point, new double[2]), Math.toIntExact(totals.customers()),
                errors(model, covariance), covariance, evaluations, fallback);
    }

    private static double[] errors(PurchaseModel model, double[][] covariance) {
        double[] errors = model.parameters();
        for (int i = 0; i < errors.length; i++) {
            errors[i] *= Math.sqrt(covariance[i][i]);
        }
        return errors;
    }

    /** The best of three fits to this sample, carried on with all customers' objective. */
    private Bfgs.Minimum warmStart(double[] nbd, Objective all) {
        Objective objective = objective(surface);
        double[][] starts = surface.starts(nbd);
        double[] best = starts[0];
        double lowest = Double.POSITIVE_INFINITY;
        for (double[] start : starts) {
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

    /** Standard error of ln(a / (a + b)), or ln(s / β), by the delta method; infinite where the Hessian gives none. */
    private static double dropoutError(PurchaseModel model, double[][] covariance) {
        double[] parameters = model.parameters();
        double share = model instanceof ParetoNbd ? 1 : parameters[3] / (parameters[2] + parameters[3]);
        double variance = share * share * (covariance[2][2] - 2 * covariance[2][3] + covariance[3][3]);
        return variance >= 0 ? Math.sqrt(variance) : Double.POSITIVE_INFINITY;
    }

    private Objective objective(Objective logLikelihood) {
        return LogParameters.walled(logLikelihood, totals.customers());
    }

    /** Log-likelihood of NBD and its gradient by the logarithms of r and α. */
    private static double nbd(PurchaseTotals totals, double[] logs, double[] gradient) {
        Arrays.fill(gradient, 0);
        double r = Math.exp(logs[0]);
        double alpha = Math.exp(logs[1]);
        double value = totals.nbd(1, r, alpha, gradient);
        gradient[0] *= r;
        gradient[1] *= alpha;
        return value;
    }
}
