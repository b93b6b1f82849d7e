package dev.perennial.engine.model.renewal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was learnt of the contracts of one term.
 *
 * @param law the one of greatest likelihood
 * @param errors standard errors of α and β; empty where the likelihood has no peak inside
 * @param points what the parameters may be as well
 */
public record RenewalFit(Kind kind, RenewalLaw law, double logLikelihood, double logLikelihoodConstant,
        Optional<double[]> errors, List<Point> points) {

    public RenewalFit {
        points = List.copyOf(points);
    }

    /** How a fit ended. */
    public enum Kind {
        /** Contracts differ, and by how much is known. */
        MEASURED,
        /** Nothing speaks for contracts being different: one chance for all. */
        HOMOGENEOUS,
        /** Of no contract a second renewal came due: the chance of the first stands for all. */
        FIRST_RENEWAL;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Parameters that the data allow.
     *
     * @param weight their probability; the weights of a fit add up to 1
     */
    public record Point(ShiftedBetaGeometric law, double weight) {
    }
}
