package dev.perennial.understand.value;

import java.time.LocalDate;
import java.util.List;

import dev.perennial.understand.value.OverviewView.IntervalView;
import dev.perennial.understand.value.OverviewView.RunRef;
import org.jspecify.annotations.Nullable;

/** What the model is, how well it fits, and how it did on orders it had not seen. */
public record ModelView(String code, String question, String answer, Verdict verdict, RunRef run, String formula,
        String source, List<String> assumptions, List<String> limits, List<ParameterView> parameters,
        List<PopulationView> populations, @Nullable PopulationCheckView populationCheck, @Nullable String fallback,
        List<FrequencyView> frequencies, List<TrackingView> tracking,
        SeasonsView seasons, @Nullable BacktestView backtest, List<RunViews.GateView> gates, @Nullable DriftView drift,
        List<RunViews.RunSummary> runs) {

    /** A fitted parameter. */
    public record ParameterView(String name, double value, @Nullable Double error, String meaning) {
    }

    /** Customers whose first order lies between two days, both included, with parameters of their own. */
    public record PopulationView(LocalDate from, LocalDate until, int customers, String model, String modelName,
            List<ParameterView> parameters) {
    }

    /** Whether parameters by time of the first order predict better, in words. */
    public record PopulationCheckView(String sentence, boolean better) {
    }

    /** Customers with so many repeat purchases; the last class is open upwards. */
    public record FrequencyView(int x, boolean open, int actual, double expected) {
    }

    /** Repeat orders of a unit, and of all units up to it. */
    public record TrackingView(int unit, LocalDate on, double actual, double expected, double cumulativeActual,
            double cumulativeExpected, boolean holdout) {
    }

    /**
     * Whether orders follow the seasons.
     *
     * @param state {@code seasonal}, {@code none}, or {@code too-short} where that cannot be told
     * @param months from January to December; none where it cannot be told
     */
    public record SeasonsView(String state, String sentence, List<MonthView> months) {
    }

    /** Orders of a month against those of a usual one, with the 95 % interval. */
    public record MonthView(int month, double index, double low, double high) {
    }

    /** A predictor that needs no model. */
    public record BaselineView(String code, String name, double sum, double mae, double rmse,
            @Nullable Double correlation) {
    }

    /** Customers by repeat purchases before the cut, with mean orders in the holdout. */
    public record ClassView(int x, boolean open, int customers, double predicted, double actual) {
    }

    /** Shares of customers whose outcome lay inside their interval, and inside the central level of the transform. */
    public record CoverageView(double level, @Nullable Double orders, @Nullable Double ordersTransform,
            @Nullable Double value, @Nullable Double valueTransform) {
    }

    /** The time after the cut, as predicted from before it and as it was. */
    public record BacktestView(LocalDate cut, LocalDate until, int units, int customers, IntervalView predicted,
            double actual, double mae, double rmse, @Nullable Double correlation, @Nullable Double bias,
            @Nullable Double auc, @Nullable Double topDecileShare, List<BaselineView> baselines,
            List<ClassView> byClass, CoverageView coverage) {
    }
}
