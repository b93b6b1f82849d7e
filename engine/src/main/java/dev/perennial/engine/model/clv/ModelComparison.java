package dev.perennial.engine.model.clv;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * Purchase models fitted to the orders up to a cut and judged by how likely they held what came after: the log-likelihood
 * of each customer's orders after the cut given their history before it. The highest wins; of two that are closer than
 * {@value #TIE} the simpler one.
 *
 * @param cut the last day the fits saw
 * @param until the last day they were judged on
 * @param customers customers on whom they were compared
 * @param candidates the simplest first
 */
public record ModelComparison(LocalDate cut, LocalDate until, int customers,
        List<Candidate> candidates) implements Serializable {

    /** Differences of the logarithm below which the data do not speak for either model. */
    static final double TIE = 0.5;

    public ModelComparison {
        candidates = List.copyOf(candidates);
    }

    /**
     * One model.
     *
     * @param k regularity, 1 where the model has none
     * @param logLikelihood of the orders before the cut
     * @param heldOut log-likelihood of the numbers of orders after it
     * @param mae mean absolute error of the expected number of orders per customer
     */
    public record Candidate(PurchaseModel model, int k, double logLikelihood, double heldOut, double mae,
            boolean chosen) implements Serializable {

        private Candidate asChosen() {
            return new Candidate(model, k, logLikelihood, heldOut, mae, true);
        }

        /** What asks for a fit of this model. */
        public PurchaseChoice choice() {
            return switch (model) {
                case Nbd _ -> PurchaseChoice.of(PurchaseChoice.Kind.NBD);
                case BgNbd _ -> PurchaseChoice.of(PurchaseChoice.Kind.BG_NBD);
                case MbgNbd _ -> PurchaseChoice.of(PurchaseChoice.Kind.MBG_NBD);
                case ParetoNbd _ -> PurchaseChoice.of(PurchaseChoice.Kind.PARETO_NBD);
                case MbgCnbd _ -> new PurchaseChoice(PurchaseChoice.Kind.MBG_CNBD, k);
            };
        }
    }

    /** The comparison of these, with the best of them chosen. */
    public static ModelComparison of(LocalDate cut, LocalDate until, int customers, List<Candidate> candidates) {
        double best = candidates.stream().mapToDouble(Candidate::heldOut).max().orElseThrow();
        Candidate chosen = candidates.stream().filter(c -> c.heldOut() > best - TIE).findFirst().orElseThrow();
        return new ModelComparison(cut, until, customers,
                candidates.stream().map(c -> c.equals(chosen) ? c.asChosen() : c).toList());
    }

    /** The model that was chosen. */
    public Candidate chosen() {
        return candidates.stream().filter(Candidate::chosen).findFirst().orElseThrow();
    }
}
