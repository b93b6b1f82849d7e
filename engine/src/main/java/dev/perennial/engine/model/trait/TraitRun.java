package dev.perennial.engine.model.trait;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.perennial.engine.dataset.DatasetShape;
import dev.perennial.engine.model.trait.ModelDescription.Parameter;
import dev.perennial.engine.sql.SqlEngine;
import dev.perennial.engine.sql.SqlFile;
import dev.perennial.engine.sql.SqlRow;

/**
 * What models are run on.
 *
 * @param asOf the day looked from, in days since 1970-01-01; later facts do not count
 * @param margin share of spend that is margin where the cost of a product is not known
 * @param filled names of the data sets that have rows
 * @param parameters what is known, or is found out, about the base as a whole
 */
public record TraitRun(SqlEngine sql, int asOf, double margin, Set<String> filled, TraitParameters parameters) {

    public TraitRun {
        filled = Set.of(names(parameters, filled));
    }

    private static String[] names(TraitParameters parameters, Set<String> filled) {
        return parameters.value("filled", String[].class, () -> filled.toArray(String[]::new));
    }

    /** A run over everybody. */
    public TraitRun(SqlEngine sql, int asOf, double margin, Set<String> filled) {
        this(sql, asOf, margin, filled, TraitParameters.unknown());
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

    /** A table of a model about the customers of this run. */
    public void table(TraitModel model, String name) {
        sql.table(name, file(model, name + ".sql").text());
    }

    /** A table of a model about the base as a whole. */
    public void base(TraitModel model, String name) {
        base(name, () -> file(model, name + ".sql").text());
    }

    /** A table about the base as a whole. */
    public void base(String name, Supplier<String> query) {
        parameters.table(sql, name, query);
    }

    /** Figures about the base as a whole: the rows of a query, under a name of their own. */
    public <R> List<R> figures(String name, String query, Function<SqlRow, R> row) {
        return parameters.rows(sql, name, query, row);
    }

    /** What was learnt about the base as a whole, under a name of its own; JSON can carry it. */
    public <T> T learnt(String name, Class<T> type, Supplier<T> learning) {
        return parameters.value(name, type, learning);
    }
}
