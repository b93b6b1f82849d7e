package dev.perennial.engine.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;

import dev.perennial.engine.sql.SqlRow;
import org.jspecify.annotations.Nullable;

/** The row at which a result stands. */
record ResultRow(ResultSet row) implements SqlRow {

    private interface Cell<T> {
        T read() throws SQLException;
    }

    private static <T> T read(Cell<T> cell) {
        try {
            return cell.read();
        } catch (SQLException e) {
            throw new DuckDbException("cannot read an answer", e);
        }
    }

    @Override
    public long whole(int column) {
        return read(() -> row.getLong(column + 1));
    }

    @Override
    public double real(int column) {
        return read(() -> row.getDouble(column + 1));
    }

    @Override
    public boolean missing(int column) {
        return read(() -> row.getObject(column + 1) == null);
    }

    @Override
    public @Nullable String text(int column) {
        return missing(column) ? null : read(() -> row.getString(column + 1));
    }
}
