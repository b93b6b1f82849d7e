package dev.perennial.engine.files;

import java.util.List;

/** Reads rows of one file one after another; not for several threads at once. */
interface RowReader<T> {

    RowReading<T> read(long line, List<String> cells);
}
