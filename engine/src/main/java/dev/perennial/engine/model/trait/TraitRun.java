package dev.perennial.engine.model.trait;

import java.util.Set;

import dev.perennial.engine.dataset.DatasetShape;
import dev.perennial.engine.model.trait.ModelDescription.Parameter;
import dev.perennial.engine.sql.SqlEngine;
import dev.perennial.engine.sql.SqlFile;

/**
 * What models are run on.
 *
 * @param asOf the day looked from, in days since 1970-01-01; later facts do not count
 * @param margin share of spend that is margin where the cost of a product is not known
 * @param filled names of the data sets that have rows
 */
public record TraitRun(SqlEngine sql, int asOf, double margin, Set<String> filled) {

    public TraitRun {
        filled = Set.copyOf(filled);
    }

    public boolean has(DatasetShape shape) {
        return filled.contains(shape.name());
    }

    /** An SQL file of a model, with the day and the model's parameters filled in. */
    public SqlFile file(TraitModel model, String name) {
        SqlFile file = file(model.getClass(), name);
        for (Parameter parameter : model.description().parameters()) {
            file.with(parameter.code(), parameter.value());
        }
        return file;
    }

    /** An SQL file beside a class, with the day filled in. */
    public SqlFile file(Class<?> beside, String name) {
        return SqlFile.of(beside, name).with("as_of", asOf).with("margin", margin);
    }

    /** A table of a model. */
    public void table(TraitModel model, String name) {
        sql.table(name, file(model, name + ".sql").text());
    }
}
