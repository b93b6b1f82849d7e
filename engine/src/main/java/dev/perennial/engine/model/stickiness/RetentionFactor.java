package dev.perennial.engine.model.stickiness;

import java.util.Map;

import dev.perennial.engine.math.WilsonInterval;
import dev.perennial.engine.sql.SqlRow;

/**
 * A feature of the first day, with how many came back with it and without it.
 *
 * @param value the channel or category where the feature is one of many
 */
record RetentionFactor(String feature, String value, long with, long withBack, long without, long withoutBack) {

    /** Fewer customers on one side say nothing. */
    private static final long FEWEST = 30;

    static RetentionFactor of(SqlRow row) {
        return new RetentionFactor(String.valueOf(row.text(0)), String.valueOf(row.text(1)), row.whole(2), row.whole(3),
                row.whole(4), row.whole(5));
    }

    boolean tellable() {
        return with >= FEWEST && without >= FEWEST;
    }

    double overall() {
        return (double) (withBack + withoutBack) / (with + without);
    }

    private double rate() {
        return (double) withBack / with;
    }

    private double otherRate() {
        return (double) withoutBack / without;
    }

    double difference() {
        return rate() - otherRate();
    }

    /** The difference in units of its standard error if there were none. */
    double strength() {
        double overall = overall();
        double error = Math.sqrt(overall * (1 - overall) * (1.0 / with + 1.0 / without));
        return error > 0 ? Math.abs(difference()) / error : 0;
    }

    double low() {
        double a = rate() - WilsonInterval.of(withBack, with).low();
        double b = WilsonInterval.of(withoutBack, without).high() - otherRate();
        return difference() - Math.sqrt(a * a + b * b);
    }

    double high() {
        double a = WilsonInterval.of(withBack, with).high() - rate();
        double b = otherRate() - WilsonInterval.of(withoutBack, without).low();
        return difference() + Math.sqrt(a * a + b * b);
    }

    Map<String, Object> line() {
        return Map.of("feature", feature, "value", value, "customers", with, "rate", rate(), "others", otherRate(),
                "difference", difference(), "low", low(), "high", high());
    }
}
