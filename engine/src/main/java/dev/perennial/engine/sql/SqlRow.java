package dev.perennial.engine.sql;

import org.jspecify.annotations.Nullable;

/** A row of a small answer; columns count from 0. */
public interface SqlRow {

    long whole(int column);

    double real(int column);

    boolean missing(int column);

    /** A text; null where the cell is empty. */
    @Nullable
    String text(int column);
}
