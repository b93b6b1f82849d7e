package dev.perennial.understand.value;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Why a figure is what it is, in the reader's language. */
public record WhyView(String figure, String title, String answer, List<FactView> facts,
        List<ComparisonView> comparison, List<ModelView.ParameterView> parameters, List<String> changes,
        String formula, String source, WhyRun run) {

    /** A fact about the customer that the figure rests on; {@code value} where it is a number. */
    public record FactView(String name, @Nullable Double value, String text) {
    }

    /** The customer among others; the percentile is the share of them with no more. */
    public record ComparisonView(String name, @Nullable Double value, String text, @Nullable Double percentile) {
    }

    /** The run behind the figure. */
    public record WhyRun(long id, OffsetDateTime finishedAt, LocalDate asOf, @Nullable Long snapshotRows) {
    }
}
