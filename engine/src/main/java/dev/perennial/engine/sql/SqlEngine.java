package dev.perennial.engine.sql;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** What relational models need of an engine: views over views, and small answers of numbers. */
public interface SqlEngine {

    /** Names a query so that later queries can read it. */
    void view(String name, String query);

    /** Works a query out once and names its rows so that later queries can read them, several times if they like. */
    void table(String name, String query);

    /** Writes a table's rows as Parquet files into a new folder. */
    void keep(String name, Path folder);

    /** Names the rows of the Parquet files of a folder. */
    void open(String name, Path folder);

    /** In how many parts a table is best made that joins many others, of so many rows. */
    default int parts(long rows) {
        return 1;
    }

    /** The rows of a small numeric answer, in its order; an empty cell is an error of the query. */
    List<BigDecimal[]> numbers(String query);

    /** The rows of a small answer, in its order. */
    <R> List<R> rows(String query, Function<SqlRow, R> row);
}
