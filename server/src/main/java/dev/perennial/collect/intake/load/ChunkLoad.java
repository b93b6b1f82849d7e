package dev.perennial.collect.intake.load;

import java.util.List;

import dev.perennial.collect.intake.store.LoadCounts;

/** Loads lines of one kind. Nothing is kept between chunks, so several threads may use one. */
interface ChunkLoad<T> {

    /** Rows that one transaction writes at most. */
    int MOST_ROWS = 9_900;

    /** Cuts the lines of a part into chunks; always the same ones for the same lines. */
    List<Chunk> chunks(List<T> lines);

    /** A piece of a part that is loaded in one transaction, which may have to be repeated. */
    interface Chunk {

        /** Writes the rows in the running transaction. */
        LoadCounts load();
    }
}
