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
     * @param stages its regularity
     * @param purchase its parameters in its own order
     * @param spend p, q and γ; empty where there is no spend model
     */
    public record Point(String model, int stages, List<Double> purchase, List<Double> spend) implements Serializable {

        public Point {
            purchase = List.copyOf(purchase);
            spend = List.copyOf(spend);
        }

        static Point of(ParameterPoints.Point point) {
            GammaGamma money = point.spend();
            return new Point(point.purchase().code(), point.purchase().stages(),
                    DoubleStream.of(point.purchase().parameters()).boxed().toList(),
                    money == null ? List.of() : List.of(money.p(), money.q(), money.gamma()));
        }

        ParameterPoints.Point point() {
            return new ParameterPoints.Point(purchaseModel(), spendModel());
        }

        /** The purchase model. */
        public PurchaseModel purchaseModel() {
            return PurchaseModel.of(model, stages, purchase.stream().mapToDouble(Double::doubleValue).toArray());
        }

        private @Nullable GammaGamma spendModel() {
            return spend.isEmpty() ? null : new GammaGamma(spend.get(0), spend.get(1), spend.get(2));
        }
    }
}
