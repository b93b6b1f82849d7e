package dev.perennial.engine.model.backtest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Predictions made at {@code cut} from earlier orders only, against what then happened.
 *
 * @param cut the last day the fit saw
 * @param until the last day of the holdout
 * @param units length of the holdout in units
 * @param customers customers known at the cut
 * @param model the model's score
 * @param baselines what needs no model: same as last period, average rate
 * @param byFrequency predicted against actual by number of repeat orders before the cut (0 … 6, 7+)
 * @param tracking cumulative orders by unit over calibration and holdout, predicted and actual
 * @param coverage how often the predictive intervals held
 * @param total the holdout's total orders as predicted, with interval, and as they were
 * @param churn how well it was told who would stay away; empty where all or none did
 */
public record Backtest(LocalDate cut, LocalDate until, int units, int customers, Score model, List<Score> baselines,
        List<FrequencyClass> byFrequency, List<TrackingPoint> tracking, Coverage coverage, Total total,
        Optional<ChurnRanking> churn) {

    public Backtest {
        baselines = List.copyOf(baselines);
        byFrequency = List.copyOf(byFrequency);
        tracking = List.copyOf(tracking);
    }

    /** Codes of the baselines with a lower mean absolute error or a lower root mean squared error than the model. */
    public List<String> betterBaselines() {
        return baselines.stream().filter(b -> b.mae() < model.mae() || b.rmse() < model.rmse()).map(Score::predictor)
                .toList();
    }

    /**
     * How well one predictor did over all customers.
     *
     * @param predictor code of a purchase model, or {@code same-as-last-period}, {@code average-rate}
     * @param predicted predicted orders of all customers together
     * @param actual orders that happened
     * @param mae mean absolute error per customer
     * @param rmse root mean squared error per customer
     * @param bias (predicted − actual) / actual; NaN where nothing happened
     * @param correlation Pearson correlation of predicted and actual
     * @param auc probability that a customer who ordered was ranked above one who did not
     * @param topDecileShare share of the actual orders placed by the tenth of customers predicted highest
     */
    public record Score(String predictor, double predicted, double actual, double mae, double rmse, double bias,
            double correlation, double auc, double topDecileShare) {
    }

    /** Customers with {@code frequency} repeat orders before the cut ({@code open} = that many or more). */
    public record FrequencyClass(int frequency, boolean open, int customers, double predictedMean,
            double actualMean) {
    }

    /** Cumulative repeat orders by the end of a unit; {@code unit} counts from the first order of all. */
    public record TrackingPoint(int unit, LocalDate day, double predicted, double actual, boolean holdout) {
    }

    /**
     * How the predictive intervals of the customers' orders and money did.
     *
     * @param level the level asked for, for example 0.8
     * @param orders share of customers whose orders lay inside
     * @param ordersTransform share whose randomised probability integral transform lay inside the central level
     * @param value share of customers whose spend lay inside
     * @param valueTransform as ordersTransform, for spend
     */
    public record Coverage(double level, double orders, double ordersTransform, double value, double valueTransform) {
    }

    /** Total orders in the holdout: predicted with interval, and actual. */
    public record Total(double predicted, double low, double high, double actual) {
        public boolean contains() {
            return low <= actual && actual <= high;
        }
    }
}
