package dev.perennial.platform.catalogue;

/** Those whom rules ask about. */
public interface Population {

    /** The table that has one row for each of them, from which lists are read; facts name its ids. */
    Relation relation();
}
