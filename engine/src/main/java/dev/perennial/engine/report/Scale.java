package dev.perennial.engine.report;

import java.util.ArrayList;
import java.util.List;

/**
 * From figures to a length on the page, beginning at 0.
 *
 * @param top the figure at {@code to}, a round one
 * @param step between two ticks
 * @param from coordinate of 0
 * @param to coordinate of {@code top}
 */
record Scale(double top, double step, double from, double to) {

    /** A scale for figures up to {@code largest} with about four ticks. */
    static Scale upTo(double largest, double from, double to) {
        double most = Double.isFinite(largest) && largest > 0 ? largest : 1;
        double rough = most / 4;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        double step = (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 2.5 ? 2.5 : lead <= 5 ? 5 : 10) * power;
        return new Scale(Math.ceil(most / step - 1e-9) * step, step, from, to);
    }

    double at(double value) {
        return from + (to - from) * (Double.isFinite(value) ? value : 0) / top;
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i * step <= top * (1 + 1e-9); i++) {
            ticks.add(i * step);
        }
        return ticks;
    }
}
