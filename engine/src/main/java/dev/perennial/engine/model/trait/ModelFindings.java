package dev.perennial.engine.model.trait;

import java.util.List;
import java.util.Map;

/**
 * What a model found about the base: small enough to be kept with the run.
 *
 * @param state whether it could say anything
 * @param customers customers about whom it says something
 * @param figures numbers about the base and about the model's quality, by code
 * @param tables lists of few rows, by code
 * @param distributions of its outputs, by code
 */
public record ModelFindings(String code, State state, long customers, Map<String, Double> figures,
        Map<String, List<Map<String, Object>>> tables, Map<String, List<Bar>> distributions) {

    /** Whether there was something to go by. */
    public enum State {
        MEASURED, NO_DATA
    }

    /**
     * Customers of one class, or with a figure in one range.
     *
     * @param code the class; empty for a range
     * @param from lower end of the range, included
     */
    public record Bar(String code, double from, double to, long customers) {
    }

    public static ModelFindings nothing(String code) {
        return new ModelFindings(code, State.NO_DATA, 0, Map.of(), Map.of(), Map.of());
    }

    public ModelFindings with(Map<String, List<Bar>> bars) {
        return new ModelFindings(code, state, customers, figures, tables, bars);
    }
}
