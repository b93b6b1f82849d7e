package dev.perennial.engine.files;

import java.util.List;

/** What reading one row gave. */
public sealed interface RowReading<T> {

    /** A valid line. */
    record Line<T>(T value) implements RowReading<T> {
    }

    /** A row that cannot be taken, with everything that is wrong. */
    record Faulty<T>(List<CellProblem> problems) implements RowReading<T> {
    }

    /** A row that depends on how the whole file writes dates or amounts, which is not settled so far. */
    record Unsettled<T>() implements RowReading<T> {
    }
}
