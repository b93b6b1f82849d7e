package dev.perennial.engine.model.renewal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.perennial.engine.math.LogSpace;
import dev.perennial.engine.model.renewal.RenewalFit.Point;

/**
 * Parameters that the data allow, with their probabilities: the likelihood on a grid of strengths, at each of which the
 * mean is integrated by Gauss-Hermite quadrature about its likeliest value. Before the data every logit of the mean and
 * every logarithm of the strength between {@link RenewalFitting#WEAKEST} and {@link RenewalFitting#STRONGEST} is as likely
 * as any other. So what cannot be learnt of the strength stays open in everything that is forecast.
 */
final class ParameterGrid {

    private static final int STRENGTHS = 61;
    /** Beyond this error of its logarithm all strengths are tried. */
    private static final double WIDE = 0.5;
    private static final double REACH = 6;
    private static final double LEAST_WEIGHT = 1e-9;
    private static final double[] NODES = {-2.856970013872806, -1.355626179974266, 0, 1.355626179974266,
            2.856970013872806};
    private static final double[] NODE_WEIGHTS = {0.011257411327721, 0.222075922005613, 0.533333333333333,
            0.222075922005613, 0.011257411327721};

    private ParameterGrid() {
    }

    private record Trial(ShiftedBetaGeometric law, double log) {
    }

    /** @param peak where the likelihood is highest, if it is inside */
    static List<Point> of(LifeTable table, Optional<ShiftedBetaGeometric> peak) {
        double[] range = peak.map(law -> range(table, law))
                .orElse(new double[]{Math.log(RenewalFitting.WEAKEST), Math.log(RenewalFitting.STRONGEST)});
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < STRENGTHS; i++) {
            double strength = Math.exp(range[0] + (range[1] - range[0]) * i / (STRENGTHS - 1));
            trials(table, strength, trials);
        }
        double highest = trials.stream().mapToDouble(Trial::log).max().orElse(0);
        List<Trial> likely = trials.stream().filter(one -> one.log() - highest > Math.log(LEAST_WEIGHT)).toList();
        double sum = likely.stream().mapToDouble(one -> Math.exp(one.log() - highest)).sum();
        return likely.stream().map(one -> new Point(one.law(), Math.exp(one.log() - highest) / sum)).toList();
    }

    private static void trials(LifeTable table, double strength, List<Trial> trials) {
        double mean = likeliestMean(table, strength);
        double logit = Math.log(mean) - Math.log1p(-mean);
        double deviation = deviation(table, ShiftedBetaGeometric.of(mean, strength));
        for (int k = 0; k < NODES.length; k++) {
            double node = NODES[k];
            double other = LogSpace.sigmoid(logit + node * deviation);
            if (other > 0 && other < 1) {
                ShiftedBetaGeometric law = ShiftedBetaGeometric.of(other, strength);
                trials.add(new Trial(law, law.logLikelihood(table) + Math.log(deviation * NODE_WEIGHTS[k])
                        + node * node / 2));
            }
        }
    }

    /** The mean of greatest likelihood at a strength: where Σ lost / α = Σ renewed / (β + made), which has one solution. */
    static double likeliestMean(LifeTable table, double strength) {
        double low = -40;
        double high = 40;
        for (int i = 0; i < 80; i++) {
            double middle = (low + high) / 2;
            double slope = table.losses() / (LogSpace.sigmoid(middle) * strength);
            for (int made = 0; made < table.length(); made++) {
                slope -= table.renewed(made) / (LogSpace.sigmoid(-middle) * strength + made);
            }
            if (slope > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return LogSpace.sigmoid((low + high) / 2);
    }

    /** The standard deviation of the mean's logit at the likeliest one. */
    private static double deviation(LifeTable table, ShiftedBetaGeometric law) {
        double strength = law.alpha() + law.beta();
        double scale = law.alpha() * law.beta() / strength;
        double information = table.losses() / (law.alpha() * law.alpha());
        for (int made = 0; made < table.length(); made++) {
            information += table.renewed(made) / ((law.beta() + made) * (law.beta() + made));
        }
        return 1 / (scale * Math.sqrt(information));
    }

    /** Logarithms of strengths to try about a peak: all of them, unless the data say clearly which. */
    private static double[] range(LifeTable table, ShiftedBetaGeometric peak) {
        double weakest = Math.log(RenewalFitting.WEAKEST);
        double strongest = Math.log(RenewalFitting.STRONGEST);
        double here = Math.log(peak.alpha() + peak.beta());
        double step = 1e-2;
        double bend = (2 * profile(table, here) - profile(table, here - step) - profile(table, here + step))
                / (step * step);
        double deviation = bend > 0 ? 1 / Math.sqrt(bend) : Double.POSITIVE_INFINITY;
        return deviation > WIDE
                ? new double[]{weakest, strongest}
                : new double[]{Math.max(weakest, here - REACH * deviation),
                        Math.min(strongest, here + REACH * deviation)};
    }

    private static double profile(LifeTable table, double logStrength) {
        double strength = Math.exp(logStrength);
        return ShiftedBetaGeometric.of(likeliestMean(table, strength), strength).logLikelihood(table);
    }
}
