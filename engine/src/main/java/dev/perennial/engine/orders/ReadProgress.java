package dev.perennial.engine.orders;

/** Told how far a read has come. Called from several threads, one at a time. */
@FunctionalInterface
public interface ReadProgress {

    ReadProgress NONE = (done, total) -> {
    };

    /** {@code done} of {@code total} bytes (rows, for Parquet) have been read; {@code done} never falls. */
    void read(long done, long total);
}
