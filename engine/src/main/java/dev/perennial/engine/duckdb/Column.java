package dev.perennial.engine.duckdb;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;

/** A column of a table made from Java arrays, one array per shard. */
public sealed interface Column {

    String name();

    DuckDBColumnType type();

    /** Copies {@code count} values of a shard, beginning at {@code from}, to the start of a DuckDB vector. */
    void copy(int shard, int from, int count, DuckDBWritableVector to);

    /** The values of a shard by row as Java objects, null where there is none: for engines that take rows. */
    IntFunction<Object> objects(int shard);

    static Column ints(String name, IntFunction<int[]> values) {
        return new Ints(name, values);
    }

    /** Days since 1970-01-01. */
    static Column days(String name, IntFunction<int[]> values) {
        return new Days(name, values);
    }

    static Column longs(String name, IntFunction<long[]> values) {
        return new Longs(name, values);
    }

    /** NaN and infinities become NULL: a figure that does not exist is empty, not a number. */
    static Column doubles(String name, IntFunction<double[]> values) {
        return new Doubles(name, values);
    }

    static Column strings(String name, IntFunction<String[]> values) {
        return new Strings(name, values);
    }

    /** Values written as their codes. */
    static <T> Column codes(String name, IntFunction<T[]> values, Function<T, String> code) {
        return new Codes<>(name, values, code);
    }

    static Column flags(String name, IntFunction<boolean[]> values) {
        return new Flags(name, values);
    }

    /** Derived arrays are made once per shard, not once per chunk that DuckDB asks for. */
    static <A> IntFunction<A> once(IntFunction<A> array) {
        Map<Integer, A> made = new ConcurrentHashMap<>();
        return s -> made.computeIfAbsent(s, array::apply);
    }

    /** A column some of whose values are missing: those whose bit is set. */
    static Column gaps(Column column, IntFunction<BitSet> missing) {
        return new Gaps(column, missing);
    }

    record Gaps(Column column, IntFunction<BitSet> missing) implements Column {
        @Override
        public String name() {
            return column.name();
        }

        @Override
        public DuckDBColumnType type() {
            return column.type();
        }

        @Override
        public void copy(int shard, int from, int count, DuckDBWritableVector to) {
            column.copy(shard, from, count, to);
            BitSet gaps = missing.apply(shard);
            for (int i = gaps.nextSetBit(from); i >= 0 && i < from + count; i = gaps.nextSetBit(i + 1)) {
                to.setNull(i - from);
            }
        }

        @Override
        public IntFunction<Object> objects(int shard) {
            IntFunction<Object> values = column.objects(shard);
            BitSet gaps = missing.apply(shard);
            return i -> gaps.get(i) ? null : values.apply(i);
        }
    }

    record Ints(String name, IntFunction<int[]> values) implements Column {
        @Override
        public DuckDBColumnType type() {
            return DuckDBColumnType.INTEGER;
        }

        @Override
        public void copy(int shard, int from, int count, DuckDBWritableVector to) {
            int[] array = values.apply(shard);
            for (int i = 0; i < count; i++) {
                to.setInt(i, array[from + i]);
            }
        }

        @Override
        public IntFunction<Object> objects(int shard) {
            int[] array = values.apply(shard);
            return i -> array[i];
        }
    }

    record Days(String name, IntFunction<int[]> values) implements Column {
        @Override
        public DuckDBColumnType type() {
            return DuckDBColumnType.DATE;
        }

        @Override
        public void copy(int shard, int from, int count, DuckDBWritableVector to) {
            int[] array = values.apply(shard);
            for (int i = 0; i < count; i++) {
                to.setDate(i, LocalDate.ofEpochDay(array[from + i]));
            }
        }

        @Override
        public IntFunction<Object> objects(int shard) {
            int[] array = values.apply(shard);
            return i -> LocalDate.ofEpochDay(array[i]);
        }
    }

    record Longs(String name, IntFunction<long[]> values) implements Column {
        @Override
        public DuckDBColumnType type() {
            return DuckDBColumnType.BIGINT;
        }

        @Override
        public void copy(int shard, int from, int count, DuckDBWritableVector to) {
            long[] array = values.apply(shard);
            for (int i = 0; i < count; i++) {
                to.setLong(i, array[from + i]);
            }
        }

        @Override
        public IntFunction<Object> objects(int shard) {
            long[] array = values.apply(shard);
            return i -> array[i];
        }
    }

    record Doubles(String name, IntFunction<double[]> values) implements Column {
        @Override
        public DuckDBColumnType type() {
            return DuckDBColumnType.DOUBLE;
        }

        @Override
        public void copy(int shard, int from, int count, DuckDBWritableVector to) {
            double[] array = values.apply(shard);
            for (int i = 0; i < count; i++) {
                double value = array[from + i];
                if (Double.isFinite(value)) {
                    to.setDouble(i, value);
                } else {
                    to.setNull(i);
                }
            }
        }

        @Override
        public IntFunction<Object> objects(int shard) {
            double[] array = values.apply(shard);
            return i -> Double.isFinite(array[i]) ? array[i] : null;
        }
    }

    record Strings(String name, IntFunction<String[]> values) implements Column {
        @Override
        public DuckDBColumnType type() {
            return DuckDBColumnType.VARCHAR;
        }

        @Override
        public void copy(int shard, int from, int count, DuckDBWritableVector to) {
            String[] array = values.apply(shard);
            String[] chunk = new String[count];
            System.arraycopy(array, from, chunk, 0, count);
            to.setStrings(0, chunk);
        }

        @Override
        public IntFunction<Object> objects(int shard) {
            String[] array = values.apply(shard);
            return i -> array[i];
        }
    }

    record Codes<T>(String name, IntFunction<T[]> values, Function<T, String> code) implements Column {
        @Override
        public DuckDBColumnType type() {
            return DuckDBColumnType.VARCHAR;
        }

        @Override
        public void copy(int shard, int from, int count, DuckDBWritableVector to) {
            T[] array = values.apply(shard);
            String[] chunk = new String[count];
            for (int i = 0; i < count; i++) {
                chunk[i] = code.apply(array[from + i]);
            }
            to.setStrings(0, chunk);
        }

        @Override
        public IntFunction<Object> objects(int shard) {
            T[] array = values.apply(shard);
            return i -> code.apply(array[i]);
        }
    }

    record Flags(String name, IntFunction<boolean[]> values) implements Column {
        @Override
        public DuckDBColumnType type() {
            return DuckDBColumnType.BOOLEAN;
        }

        @Override
        public void copy(int shard, int from, int count, DuckDBWritableVector to) {
            boolean[] array = values.apply(shard);
            for (int i = 0; i < count; i++) {
                to.setBoolean(i, array[from + i]);
            }
        }

        @Override
        public IntFunction<Object> objects(int shard) {
            boolean[] array = values.apply(shard);
            return i -> array[i];
        }
    }
}
