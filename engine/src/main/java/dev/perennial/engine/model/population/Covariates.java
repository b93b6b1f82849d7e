package dev.perennial.engine.model.population;

import java.io.Serializable;
import java.util.List;

/**
 * Covariates of customers that do not change in time: columns of numbers, and the combinations of them that occur.
 *
 * @param columns what a value stands for, for example {@code channel=app}, 1 for customers of that channel and else 0
 * @param cells the combinations; customers know theirs by its place here
 */
public record Covariates(List<String> columns, List<Cell> cells) implements Serializable {

    public Covariates {
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
    }

    /**
     * One combination.
     *
     * @param label as a person would say it, for example {@code channel app, age 31 to 44}
     * @param values one for each column
     */
    public record Cell(String label, List<Double> values) implements Serializable {
        public Cell {
            values = List.copyOf(values);
        }
    }
}
