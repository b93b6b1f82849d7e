package dev.perennial.understand.value;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The models of value runs: what there is to know of them, and what they found when they were last run. */
public final class ModelCatalogueView {

    private ModelCatalogueView() {
    }

    /** All models. */
    public record Catalogue(List<Entry> items) {
    }

    /** A code with its name in the reader's language. */
    public record Named(String code, String name) {
    }

    /** The published run. */
    public record LastRun(long id, LocalDate asOf, OffsetDateTime finishedAt) {
    }

    /**
     * A model as a line of the catalogue.
     *
     * @param number its place in the map of features; empty for the sum of several
     * @param state {@code measured}, {@code no-data} where the run had nothing to go by, {@code not-run} before the first
     * @param customers about whom it says something
     * @param quality the figures that say how good it is
     */
    public record Entry(String code, String number, String name, String question, Named perspective,
            List<Named> dimensions, String state, @Nullable Long customers, @Nullable LastRun lastRun,
            List<Figure> quality) {
    }

    /**
     * A number about the base.
     *
     * @param text as people write it
     */
    public record Figure(String code, String name, double value, String text) {
    }

    /** A data set that a model reads; rows are those of the last run's snapshot. */
    public record Input(String dataset, String name, List<String> columns, boolean required, @Nullable Long rows) {
    }

    /** A number that a model is run with. */
    public record Parameter(String code, String name, double value, String unit) {
    }

    /** Customers of a class, or with a figure of a range. */
    public record Bar(String code, String name, double from, double to, long customers) {
    }

    /** A column of a model's answer. */
    public record Output(String code, String name, String type, List<Named> values, @Nullable Named evidence,
            List<Bar> distribution) {
    }

    /** A model whole. */
    public record Page(Entry entry, String formula, String source, List<String> limits, List<Input> inputs,
            List<Parameter> parameters, List<Output> outputs, List<Figure> figures,
            Map<String, List<Map<String, Object>>> tables) {
    }
}
