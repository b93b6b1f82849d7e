package dev.perennial.understand.value;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What the models of traits say of a customer. */
public record TraitsView(long customerId, long runId, LocalDate asOf, String currency, List<OfModel> models) {

    /**
     * What one model says.
     *
     * @param why sentences with the facts behind it
     * @param figures those that it could tell; empty where it had nothing to go by
     */
    public record OfModel(String code, String name, List<String> why, List<Figure> figures) {
    }

    /**
     * A figure.
     *
     * @param type as in the catalogue of models
     * @param value a number, a text or a day
     * @param text as people write it
     * @param evidence what says how sure it is
     */
    public record Figure(String code, String name, String type, Object value, String text,
            @Nullable Evidence evidence) {
    }

    /** The figure beside a figure. */
    public record Evidence(String code, String name, Object value, String text) {
    }
}
