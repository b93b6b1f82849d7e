package dev.perennial.engine.model.renewal;

import java.util.Optional;

import dev.perennial.engine.math.Bfgs;
import dev.perennial.engine.math.LogSpace;
import dev.perennial.engine.math.Objective;
import dev.perennial.engine.model.renewal.RenewalFit.Kind;

/**
 * Fits the shifted beta-geometric distribution by maximum likelihood, in the logit of the mean chance not to renew and the
 * logarithm of the strength α + β. Contracts of any age that still hold count with the renewals they made.
 */
public final class RenewalFitting {

    /** Strengths between which contracts may differ: from nearly all-or-nothing to as good as alike. */
    static final double WEAKEST = 0.01;
    static final double STRONGEST = 3_000;

    private static final double TOLERANCE = 1e-10;
    private static final int ITERATIONS = 200;
    private static final double START_STRENGTH = 4;
    /** A gain of log-likelihood that rounding alone could make. */
    private static final double NO_GAIN = 1e-7;

    private RenewalFitting() {
    }

    /** The fit of a table with renewals and losses. */
    public static RenewalFit fit(LifeTable table) {
        if (table.renewals() == 0 || table.losses() == 0) {
            throw new IllegalArgumentException("nothing to learn from: only renewals or only losses");
        }
        ConstantRenewal constant = ConstantRenewal.of(table);
        double constantLikelihood = constant.logLikelihood(table);
        if (table.length() < 2 || table.due(1) == 0) {
            return new RenewalFit(Kind.FIRST_RENEWAL, constant, constantLikelihood, constantLikelihood,
                    Optional.empty(), ParameterGrid.of(table, Optional.empty()));
        }
        ShiftedBetaGeometric found = maximum(table, constant);
        double likelihood = found.logLikelihood(table);
        double strength = found.alpha() + found.beta();
        if (strength >= STRONGEST || !(likelihood - constantLikelihood > NO_GAIN)) {
            return new RenewalFit(Kind.HOMOGENEOUS, constant, constantLikelihood, constantLikelihood,
                    Optional.empty(), ParameterGrid.of(table, Optional.empty()));
        }
        Optional<double[]> errors = strength <= WEAKEST ? Optional.empty() : errors(table, found);
        return new RenewalFit(Kind.MEASURED, found, likelihood, constantLikelihood, errors, ParameterGrid.of(table,
                errors.isPresent() ? Optional.of(found) : Optional.empty()));
    }

    private static ShiftedBetaGeometric maximum(LifeTable table, ConstantRenewal constant) {
        double first = (table.lost(0) + 0.5) / (table.due(0) + 1.0);
        double mean = Math.clamp(Math.max(first, 1 - constant.chance()), 1e-6, 1 - 1e-6);
        double[] point = Bfgs.minimise(objective(table),
                new double[]{Math.log(mean / (1 - mean)), Math.log(START_STRENGTH)}, TOLERANCE, ITERATIONS).point();
        double strength = Math.clamp(Math.exp(point[1]), WEAKEST, STRONGEST);
        return strength > WEAKEST && strength < STRONGEST
                ? ShiftedBetaGeometric.of(LogSpace.sigmoid(point[0]), strength)
                : ShiftedBetaGeometric.of(ParameterGrid.likeliestMean(table, strength), strength);
    }

    /** The negative log-likelihood and its gradient in logit mean and log strength. */
    static Objective objective(LifeTable table) {
        return (point, gradient) -> {
            double mean = LogSpace.sigmoid(point[0]);
            double strength = Math.exp(point[1]);
            double alpha = mean * strength;
            double beta = LogSpace.sigmoid(-point[0]) * strength;
            if (!(alpha > 0 && beta > 0 && strength < 1e12)) {
                return Double.POSITIVE_INFINITY;
            }
            double value = 0;
            double byAlpha = 0;
            double byBeta = 0;
            for (int made = 0; made < table.length(); made++) {
                double due = table.due(made) / (alpha + beta + made);
                value += table.renewed(made) * Math.log1p(-alpha / (alpha + beta + made))
                        + table.lost(made) * (Math.log(alpha) - Math.log(alpha + beta + made));
                byAlpha += table.lost(made) / alpha - due;
                byBeta += table.renewed(made) / (beta + made) - due;
            }
            gradient[0] = -(byAlpha - byBeta) * strength * mean * LogSpace.sigmoid(-point[0]);
            gradient[1] = -(byAlpha * alpha + byBeta * beta);
            return -value;
        };
    }

    /** From the inverse of the observed information in α and β. */
    private static Optional<double[]> errors(LifeTable table, ShiftedBetaGeometric law) {
        double alphas = 0;
        double betas = 0;
        double both = 0;
        for (int made = 0; made < table.length(); made++) {
            double all = law.alpha() + law.beta() + made;
            alphas += table.lost(made) / (law.alpha() * law.alpha());
            betas += table.renewed(made) / ((law.beta() + made) * (law.beta() + made));
            both += table.due(made) / (all * all);
        }
        double determinant = (alphas - both) * (betas - both) - both * both;
        return determinant > 1e-9 * alphas * betas && alphas > both && betas > both
                ? Optional.of(new double[]{Math.sqrt((betas - both) / determinant),
                        Math.sqrt((alphas - both) / determinant)})
                : Optional.empty();
    }
}
