package dev.perennial.engine.model.lifecycle;

import java.util.Locale;

/** Why a customer stands in a stage. */
public enum StageReason {
    /** New: one purchase day so far. */
    ONE_ORDER,
    /** Growing: came again, intervals not yet stable or too few to tell. */
    FINDING_RHYTHM,
    /** Mature: enough repeat orders at stable intervals. */
    REGULAR_RHYTHM,
    /** Declining: intervals have lengthened, repeatedly and beyond chance. */
    INTERVAL_LENGTHENING,
    /** Declining: spend per order has fallen, repeatedly and beyond chance. */
    SPEND_FALLING,
    /** Lost: by the customer's own rhythm hardly still active. */
    UNLIKELY_TO_RETURN,
    /** Lost: an order within a year has become improbable although nothing marks the end. */
    SILENT_FOR_LONG,
    /** Lost: after one or two orders, little is left of the chance of another that there was on the day of the last. */
    SILENT_BEYOND_RHYTHM;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in files and answers. */
    public String code() {
        return code;
    }
}
