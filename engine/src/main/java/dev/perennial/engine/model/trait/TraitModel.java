package dev.perennial.engine.model.trait;

/** A model of customers' traits: SQL in the subset that all engines share, run in three steps. */
public interface TraitModel {

    ModelDescription description();

    /** Makes the tables that this model alone needs, before customers' facts are joined to one row each. */
    default void prepare(TraitRun run) {
    }

    /**
     * A query that adds this model's outputs to the rows of a view, all of whose columns it keeps.
     *
     * @param before name of the view; it has the facts and the outputs of the models before this one
     */
    String columns(TraitRun run, String before);

    /**
     * What the model found about the base.
     *
     * @param traits name of the finished rows: outputs of all models
     */
    ModelFindings findings(TraitRun run, String traits);
}
