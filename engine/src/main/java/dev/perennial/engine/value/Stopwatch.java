package dev.perennial.engine.value;

import java.util.EnumMap;
import java.util.function.Consumer;

/** Seconds by step of one run. Time between laps belongs to the step that the next lap names. */
public final class Stopwatch {

    /** The steps that are reported. */
    public enum Step {
        READ, FIT, SCORE, WRITE
    }

    private final Consumer<Step> listener;
    private final EnumMap<Step, Long> nanos = new EnumMap<>(Step.class);
    private final long start = System.nanoTime();
    private long last = start;

    public Stopwatch() {
        this(step -> {
        });
    }

    /** @param listener told each step when it has ended */
    public Stopwatch(Consumer<Step> listener) {
        this.listener = listener;
    }

    public void lap(Step step) {
        long now = System.nanoTime();
        nanos.merge(step, now - last, Long::sum);
        last = now;
        listener.accept(step);
    }

    /** A lap that another process divided: its fit and scores are theirs, the rest of the lap was handing over. */
    public void lap(ValueResult.Timings elsewhere) {
        lap(Step.READ);
        move(Step.FIT, elsewhere.fit());
        move(Step.SCORE, elsewhere.score());
    }

    private void move(Step step, double seconds) {
        long part = Math.round(seconds * 1e9);
        nanos.merge(Step.READ, -part, Long::sum);
        nanos.merge(step, part, Long::sum);
    }

    public ValueResult.Timings timings() {
        return new ValueResult.Timings(seconds(Step.READ), seconds(Step.FIT), seconds(Step.SCORE), seconds(Step.WRITE),
                (System.nanoTime() - start) / 1e9);
    }

    private double seconds(Step step) {
        return nanos.getOrDefault(step, 0L) / 1e9;
    }
}
