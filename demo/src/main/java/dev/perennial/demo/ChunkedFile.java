package dev.perennial.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** Writes a file about customers 1 … n whose parts are made on all threads and stand in the customers' order. */
final class ChunkedFile {

    private static final int CHUNK = 2_000;
    private static final int CHUNKS_AT_ONCE = 16;

    private ChunkedFile() {
    }

    /** Adds the rows of one customer. */
    @FunctionalInterface
    interface CustomerRows {
        void write(long customer, Rows rows);
    }

    static void write(Path file, String headings, long customers, CustomerRows customerRows) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            new Rows().text(headings).end().writeTo(out);
            long chunks = Math.ceilDiv(customers, CHUNK);
            for (long first = 0; first < chunks; first += CHUNKS_AT_ONCE) {
                List<Rows> parts = LongStream.range(first, Math.min(chunks, first + CHUNKS_AT_ONCE)).parallel()
                        .mapToObj(chunk -> chunk(chunk, customers, customerRows)).toList();
                for (Rows part : parts) {
                    part.writeTo(out);
                }
            }
        }
    }

    private static Rows chunk(long chunk, long customers, CustomerRows customerRows) {
        Rows rows = new Rows();
        long last = Math.min(customers, (chunk + 1) * CHUNK);
        for (long customer = chunk * CHUNK + 1; customer <= last; customer++) {
            customerRows.write(customer, rows);
        }
        return rows;
    }
}
