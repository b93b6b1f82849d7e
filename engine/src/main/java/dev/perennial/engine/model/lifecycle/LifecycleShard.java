package dev.perennial.engine.model.lifecycle;

import java.io.Serializable;

/**
 * Stages of the customers of one shard, as columns.
 *
 * @param stage the stage
 * @param reason why
 * @param wonBack whether the customer came back, within the stated time, after having been as good as lost
 * @param expectedIntervalDays posterior mean time between orders, (α + T) / (r + x), in days
 * @param overdue days since the last order divided by that interval
 * @param intervalVariation coefficient of variation of the latest intervals; NaN with fewer than two
 * @param frequencyFall p-value of the frequency test; NaN where it was not needed
 * @param spendFall p-value of the spend test; NaN where it was not needed
 */
public record LifecycleShard(Stage[] stage, StageReason[] reason, boolean[] wonBack, double[] expectedIntervalDays,
        double[] overdue, double[] intervalVariation, double[] frequencyFall, double[] spendFall)
        implements
            Serializable {

    LifecycleShard(int customers) {
        this(new Stage[customers], new StageReason[customers], new boolean[customers], new double[customers],
                new double[customers], new double[customers], new double[customers], new double[customers]);
    }
}
