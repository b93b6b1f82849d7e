package dev.perennial.engine.process;

import java.util.BitSet;

import dev.perennial.engine.dataset.DatasetColumn;
import dev.perennial.engine.duckdb.Column;

/** Values of one column of a data set on their way into a file. */
final class FieldBuffer {

    private final DatasetColumn column;
    private final long[] longs;
    private final double[] reals;
    private final int[] ints;
    private final boolean[] flags;
    private final String[] texts;
    private final BitSet missing = new BitSet();

    FieldBuffer(DatasetColumn column, int capacity) {
        this.column = column;
        longs = new long[is(DatasetColumn.Type.LONG, DatasetColumn.Type.UNITS) ? capacity : 0];
        reals = new double[is(DatasetColumn.Type.REAL, DatasetColumn.Type.REAL) ? capacity : 0];
        ints = new int[is(DatasetColumn.Type.INT, DatasetColumn.Type.DAY) ? capacity : 0];
        flags = new boolean[is(DatasetColumn.Type.FLAG, DatasetColumn.Type.FLAG) ? capacity : 0];
        texts = new String[is(DatasetColumn.Type.TEXT, DatasetColumn.Type.TEXT) ? capacity : 0];
    }

    private boolean is(DatasetColumn.Type one, DatasetColumn.Type other) {
        return column.type() == one || column.type() == other;
    }

    /** Takes the next field of the tuples as the value of this row. */
    void take(Tuples tuples, int row) {
        if (tuples.emptyField()) {
            missing.set(row);
            if (column.type() == DatasetColumn.Type.TEXT) {
                texts[row] = "";
            }
            return;
        }
        switch (column.type()) {
            case LONG -> longs[row] = tuples.longField();
            case UNITS -> longs[row] = tuples.amountField();
            case REAL -> reals[row] = tuples.realField();
            case INT -> ints[row] = tuples.intField();
            case DAY -> ints[row] = tuples.dayField();
            case TEXT -> texts[row] = tuples.textField();
            case FLAG -> flags[row] = tuples.flagField();
        }
    }

    void clear() {
        missing.clear();
    }

    long number(int row) {
        return missing.get(row) ? 0 : longs[row];
    }

    int day(int row) {
        return missing.get(row) ? 0 : ints[row];
    }

    String text(int row) {
        return texts[row];
    }

    Column asColumn() {
        Column values = switch (column.type()) {
            case LONG, UNITS -> Column.longs(column.name(), _ -> longs);
            case INT, DAY -> Column.ints(column.name(), _ -> ints);
            case REAL -> Column.doubles(column.name(), _ -> reals);
            case TEXT -> Column.strings(column.name(), _ -> texts);
            case FLAG -> Column.flags(column.name(), _ -> flags);
        };
        return Column.gaps(values, _ -> missing);
    }
}
