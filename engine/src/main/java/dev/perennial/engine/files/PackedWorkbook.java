package dev.perennial.engine.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.engine.orders.OrderProblem;
import dev.perennial.engine.orders.UnpackLimit;

/** A workbook before it is read: it is an archive, whose reader holds some of its parts in memory whole. */
final class PackedWorkbook {

    private static final UnpackLimit ALL = new UnpackLimit(1L << 30, 200);
    /** Texts and styles are held in memory while the sheets are read; sheets are not. */
    private static final UnpackLimit HELD = new UnpackLimit(64L << 20, 200);
    private static final int MOST_PARTS = 10_000;

    private PackedWorkbook() {
    }

    /** Refuses a workbook that unpacks to too much, by what it says of itself and, since that may be wrong, by trying. */
    static void requireReadable(Path path, String name) throws IOException, OrderFileException {
        long packed = Files.size(path);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            List<? extends ZipEntry> parts = zip.stream().toList();
            long said = parts.stream().mapToLong(part -> Math.max(0, part.getSize())).sum();
            if (parts.size() > MOST_PARTS || ALL.exceededBy(said, packed)) {
                throw ALL.refusal(name);
            }
            long unpacked = 0;
            for (ZipEntry part : parts) {
                try (InputStream in = zip.getInputStream(part)) {
                    UnpackLimit limit = part.getName().contains("/worksheets/") ? ALL : HELD;
                    Counted counted = new Counted();
                    limit.copy(in, counted, packed, name);
                    unpacked += counted.bytes;
                }
                if (ALL.exceededBy(unpacked, packed)) {
                    throw ALL.refusal(name);
                }
            }
        } catch (ZipException | java.io.EOFException e) {
            throw new OrderFileException(OrderProblem.FILE_DAMAGED, name, "XLSX");
        }
    }

    private static final class Counted extends OutputStream {

        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
        }
    }
}
