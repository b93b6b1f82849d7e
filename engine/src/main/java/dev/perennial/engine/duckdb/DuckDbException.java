package dev.perennial.engine.duckdb;

/** DuckDB refused a statement: a full disk, too little memory, or a defect of ours. */
public final class DuckDbException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DuckDbException(String statement, Throwable cause) {
        super(cause.getMessage() + "\nin: " + statement, cause);
    }
}
