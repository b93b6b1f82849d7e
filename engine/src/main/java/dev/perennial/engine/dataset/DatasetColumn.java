package dev.perennial.engine.dataset;

/** A column of a data set. */
public record DatasetColumn(String name, Type type) {

    /** What a column holds; every one of them may be empty. */
    public enum Type {
        /** A whole number of 64 bits. */
        LONG("BIGINT"),
        /** A whole number of 32 bits. */
        INT("INT"),
        /** Days since 1970-01-01. */
        DAY("INT"),
        /** A decimal in units of 1/10,000. */
        UNITS("BIGINT"),
        /** A floating-point number of 64 bits. */
        REAL("DOUBLE"), TEXT("STRING"), FLAG("BOOLEAN");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        /** The type's name in the SQL that all engines share. */
        public String sql() {
            return sql;
        }
    }
}
