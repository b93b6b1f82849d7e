package dev.perennial.engine.sql;

import java.math.BigDecimal;
import java.util.List;

/** What relational models need of an engine: views over views, and small answers of numbers. */
public interface SqlEngine {

    /** Names a query so that later queries can read it. */
    void view(String name, String query);

    /** The rows of a small numeric answer, in its order; an empty cell is an error of the query. */
    List<BigDecimal[]> numbers(String query);
}
