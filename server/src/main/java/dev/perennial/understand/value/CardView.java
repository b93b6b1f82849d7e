package dev.perennial.understand.value;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import dev.perennial.understand.value.OverviewView.Horizon;
import dev.perennial.understand.value.OverviewView.IntervalView;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is worth, as shown. Money in the run's currency over its horizon, unless said otherwise.
 *
 * @param liveAt when the card last followed an order; null where it is as the run made it
 */
public record CardView(long customerId, LocalDate asOf, @Nullable OffsetDateTime liveAt, CardRun run, String currency,
        Horizon horizon, double level,
        String stage, String stageReason, boolean wonBack, double pAlive, boolean pAliveKnown, double anyOrder,
        IntervalView expectedOrders, IntervalView expectedValue, IntervalView clv, double textbookClv,
        double valueAtRisk, RhythmView rhythm, RfmView rfm, QuadrantView quadrant, FactsView facts, TotalView total) {

    /** The run behind the card. */
    public record CardRun(long id, OffsetDateTime finishedAt, String model, String engine) {
    }

    /** How often the customer orders, and how late an order is. */
    public record RhythmView(double expectedIntervalDays, double overdue, LocalDate nextExpectedOn, int recencyDays) {
    }

    /** Scores, 5 best, and the group they make. */
    public record RfmView(int r, int f, int m, String group) {
    }

    /** Place on the frequency × basket map: orders and money per order in its window. */
    public record QuadrantView(String code, int frequency, @Nullable Double basket) {
    }

    /** What the figures rest on. */
    public record FactsView(int orders, int repeatPurchases, LocalDate firstOrder, LocalDate lastOrder,
            double ageUnits, double recencyUnits, @Nullable Double averageSpend, double netSpend, int pastYearOrders,
            double pastYearSpend) {
    }

    /**
     * Realised in the past year, expected ahead, and by referral.
     *
     * @param purchase margin; what is known of costs counts once traits are there
     * @param referral empty until traits are there
     */
    public record TotalView(double purchase, double potential, @Nullable Double referral) {
    }

    /** What runs thought of the customer, newest first; a line only where something shown changed. */
    public record HistoryView(List<HistoryItem> items) {
    }

    /**
     * What one run thought, or when an order changed it what was thought then by the same run's models.
     *
     * @param churn the churn risk in words
     * @param churnSignals what spoke for it, in words
     */
    public record HistoryItem(LocalDate asOf, @Nullable OffsetDateTime liveAt, long runId, String stage,
            @Nullable Double pAlive, @Nullable Double clv, @Nullable String quadrant, @Nullable String rfmGroup,
            @Nullable String churnClass, @Nullable String churn, List<String> churnSignals) {
    }
}
