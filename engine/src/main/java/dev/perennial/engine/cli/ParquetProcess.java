package dev.perennial.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import dev.perennial.engine.duckdb.DuckDb;
import dev.perennial.engine.files.ParquetTable;

/**
 * Makes a Parquet file of a CSV file, as a process of another program: {@code ParquetProcess CSV PARQUET NAME:TYPE…}. It
 * ends with the program that started it, whose end closes standard input.
 */
public final class ParquetProcess {

    private static final int MEMORY_MEGABYTES = 300;

    private ParquetProcess() {
    }

    public static void main(String[] args) {
        Thread.ofPlatform().daemon().name("parent").start(ParquetProcess::endWithParent);
        List<ParquetTable.Column> columns = Arrays.stream(args).skip(2).map(ParquetTable.Column::parse).toList();
        try (DuckDb database = DuckDb.open(1, MEMORY_MEGABYTES)) {
            database.execute("SET preserve_insertion_order = true");
            database.execute(ParquetTable.copyOfCsv(Path.of(args[0]), columns, Path.of(args[1])));
        }
    }

    private static void endWithParent() {
        try {
            if (System.in.read() < 0) {
                Runtime.getRuntime().halt(Exit.UNAVAILABLE);
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(Exit.UNAVAILABLE);
        }
    }
}
