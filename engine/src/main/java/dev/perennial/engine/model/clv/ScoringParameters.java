package dev.perennial.engine.model.clv;

import java.io.Serializable;
import java.util.List;
import java.util.stream.DoubleStream;

import org.jspecify.annotations.Nullable;

/**
 * What scores depend on beside the settings, in full precision: whoever keeps it can score again without fitting.
 *
 * @param fitted the fitted parameters
 * @param predictive those by which outcomes are predicted: the fitted ones alone, or points around them where their
 *        uncertainty matters
 * @param fallbackSpend worth of an order where there is no spend model
 * @param longestDays the longest T among the customers that were scored
 */
public record ScoringParameters(Point fitted, List<Point> predictive, double fallbackSpend, int longestDays)
        implements
            Serializable {

    public ScoringParameters {
        predictive = List.copyOf(predictive);
    }

    /**
     * Parameters of both models.
     *
     * @param model code of the purchase model
     * @param shape k of MBG/CNBD-k; 1 elsewhere
     * @param purchase its parameters in its own order
     * @param spend p, q and γ; empty where there is no spend model
     */
    public record Point(String model, int shape, List<Double> purchase, List<Double> spend) implements Serializable {

        public Point {
            purchase = List.copyOf(purchase);
            spend = List.copyOf(spend);
        }

        static Point of(ParameterPoints.Point point) {
            GammaGamma money = point.spend();
            int shape = point.purchase() instanceof MbgCnbd regular ? regular.k() : 1;
            return new Point(point.purchase().code(), shape, DoubleStream.of(point.purchase().parameters()).boxed().toList(),
                    money == null ? List.of() : List.of(money.p(), money.q(), money.gamma()));
        }

        ParameterPoints.Point point() {
            return new ParameterPoints.Point(purchaseModel(), spendModel());
        }

        /** The purchase model. */
        public PurchaseModel purchaseModel() {
            return switch (model) {
                case "mbg-nbd" -> new MbgNbd(purchase.get(0), purchase.get(1), purchase.get(2), purchase.get(3));
                case "mbg-cnbd" ->
                    new MbgCnbd(shape, purchase.get(0), purchase.get(1), purchase.get(2), purchase.get(3));
                case "pareto-nbd" -> new ParetoNbd(purchase.get(0), purchase.get(1), purchase.get(2), purchase.get(3));
                case "bg-nbd" -> new BgNbd(purchase.get(0), purchase.get(1), purchase.get(2), purchase.get(3));
                case "nbd" -> new Nbd(purchase.get(0), purchase.get(1));
                default -> throw new IllegalArgumentException("no purchase model " + model);
            };
        }

        private @Nullable GammaGamma spendModel() {
            return spend.isEmpty() ? null : new GammaGamma(spend.get(0), spend.get(1), spend.get(2));
        }
    }
}
