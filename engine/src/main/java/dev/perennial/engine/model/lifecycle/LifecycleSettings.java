package dev.perennial.engine.model.lifecycle;

import java.io.Serializable;

/**
 * Thresholds of the lifecycle stages. See docs/models/lifecycle.md for what each means and why the default.
 *
 * @param lostPAlive lost when P(alive) is below this
 * @param lostAnyOrder lost when the probability of any order within a year is below this
 * @param lostChanceLeft lost when, after one or two orders, that probability is below this part of what it was on the day of the
 *        last order; 0 for never
 * @param matureRepeats mature needs at least this many repeat orders
 * @param matureVariation mature needs intervals whose coefficient of variation is at most this
 * @param declineSignificance declining needs a fall with a p-value below this, shared by the frequency and the spend test
 * @param wonBackDays a return counts as won-back for this many days
 */
public record LifecycleSettings(double lostPAlive, double lostAnyOrder, double lostChanceLeft, int matureRepeats,
        double matureVariation, double declineSignificance, int wonBackDays) implements Serializable {

    public LifecycleSettings {
        if (!(lostPAlive >= 0 && lostPAlive <= 1) || !(lostAnyOrder >= 0 && lostAnyOrder <= 1)
                || !(lostChanceLeft >= 0 && lostChanceLeft <= 1)
                || !(declineSignificance > 0 && declineSignificance < 1)) {
            throw new IllegalArgumentException("lifecycle probabilities must lie between 0 and 1");
        }
        if (matureRepeats < 2 || !(matureVariation > 0) || wonBackDays < 0) {
            throw new IllegalArgumentException(
                    "lifecycle: mature needs at least 2 repeat orders and a positive variation");
        }
    }

    public static LifecycleSettings defaults() {
        return new LifecycleSettings(0.20, 0.05, 0.25, 4, 1.0, 0.05, 365);
    }
}
