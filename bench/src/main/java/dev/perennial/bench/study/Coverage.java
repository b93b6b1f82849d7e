package dev.perennial.bench.study;

import dev.perennial.bench.Report;
import dev.perennial.engine.model.clv.Transform;

/** How many outcomes lay inside their 90 % predictive intervals, and how many transforms inside the central 90 %. */
record Coverage(double outcomes, double inside, double transforms) {

    static final double LEVEL = 0.9;
    static final double TAIL = (1 - LEVEL) / 2;
    static final Coverage NONE = new Coverage(0, 0, 0);

    static Coverage of(double low, double actual, double high, Transform transform) {
        return new Coverage(1, low <= actual && actual <= high ? 1 : 0, transform.shareInside(LEVEL));
    }

    Coverage plus(Coverage other) {
        return new Coverage(outcomes + other.outcomes, inside + other.inside, transforms + other.transforms);
    }

    /** Both shares in percent. */
    void tell(Report.Row row, String what) {
        if (outcomes > 0) {
            row.put(what + " in 90 %", 100 * inside / outcomes).put(what + " transform", 100 * transforms / outcomes);
        }
    }
}
