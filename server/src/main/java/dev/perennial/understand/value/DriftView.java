package dev.perennial.understand.value;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What changed since the run before, in words. */
public record DriftView(long against, LocalDate asOf, String level, List<MeasureView> measures) {

    /**
     * One thing that was compared.
     *
     * @param level {@code ok}, {@code watch}, {@code alarm}, or {@code open} where there was nothing to measure
     * @param thresholds from where on it is watched and alarming, in words
     */
    public record MeasureView(String code, String name, String level, @Nullable Double value, String detail,
            String thresholds) {
    }

    static DriftView of(Drift drift, String currency, Locale locale) {
        Say say = new Say(locale, currency);
        return new DriftView(drift.against(), drift.asOf(), drift.level().code(),
                drift.measures().stream().map(measure -> view(measure, drift, say)).toList());
    }

    private static MeasureView view(Drift.Measure measure, Drift drift, Say say) {
        String key = "drift." + measure.code();
        Double value = measure.value();
        return new MeasureView(measure.code(), say.text(key), measure.level().code(), value,
                value == null || unmoved(measure)
                        ? say.text(key + (value == null ? ".open" : ".same"))
                        : say.text(key + ".detail", amount(measure.code(), measure.before(), say),
                                amount(measure.code(), measure.now(), say), size(measure.code(), value, say),
                                named(measure, say), say.date(drift.asOf())),
                say.text("drift.thresholds", threshold(measure.code(), measure.watch(), say),
                        threshold(measure.code(), measure.alarm(), say)));
    }

    /** The thing that moved most, as people call it. */
    private static String named(Drift.Measure measure, Say say) {
        String what = measure.what() == null ? "" : measure.what();
        return measure.code().equals("channels") ? say.channel(what) : what;
    }

    private static boolean unmoved(Drift.Measure measure) {
        return measure.code().equals("parameters") && Double.valueOf(0).equals(measure.value());
    }

    private static String amount(String code, @Nullable Double amount, Say say) {
        if (amount == null) {
            return "–";
        }
        return switch (code) {
            case "volume" -> say.count(amount);
            case "basket" -> say.money(amount);
            case "parameters" -> say.parameter(amount);
            case "bias" -> signed(amount, say);
            default -> say.percent(amount);
        };
    }

    private static String threshold(String code, double value, Say say) {
        return switch (code) {
            case "volume", "basket" -> say.percent(value);
            default -> size(code, value, say);
        };
    }

    private static String signed(double share, Say say) {
        return (share > 0 ? "+" : "") + say.percent(share);
    }

    private static String size(String code, double value, Say say) {
        return switch (code) {
            case "bias", "skill" -> say.percent(value);
            case "volume", "basket" -> signed(value, say);
            case "parameters" -> say.decimals(value, 1);
            default -> say.decimals(value, 2);
        };
    }
}
