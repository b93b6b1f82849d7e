package dev.perennial.collect.intake.load;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.perennial.collect.intake.IntakeProblem;
import dev.perennial.engine.shard.ShardHash;
import dev.perennial.platform.kernel.ProblemException;

/**
 * The valid lines of a file, cut by customer into parts that fit into memory. The same file always gives the same parts with
 * the same lines in the same order.
 */
final class PartFiles<T> {

    /** Lines of a part, roughly; a few dozen bytes of memory each. */
    private static final long PART_LINES = 40_000;
    private static final int MOST_PARTS = 1_000;
    /** Lines of a part that two threads can surely hold at a time, each its own. */
    private static final int MOST_LINES = 400_000;
    private static final int BUFFER = 1 << 15;

    private final Path folder;
    private final int parts;
    private final LineCodec<T> codec;
    private List<DataOutputStream> open = List.of();
    private List<Heaviest> heaviest = List.of();

    /**
     * Parts to be written.
     *
     * @param lines how many there will be, roughly
     */
    PartFiles(Path folder, long lines, LineCodec<T> codec) {
        this(folder, Math.clamp(lines / PART_LINES + 1, 1, MOST_PARTS), codec);
    }

    private PartFiles(Path folder, int parts, LineCodec<T> codec) {
        this.folder = folder;
        this.parts = parts;
        this.codec = codec;
    }

    /** The parts that were written before. */
    static <T> PartFiles<T> written(Path folder, int parts, LineCodec<T> codec) {
        return new PartFiles<>(folder, parts, codec);
    }

    int count() {
        return parts;
    }

    private Path path(int part) {
        return folder.resolve("part-" + part);
    }

    /** Begins writing, or begins anew. */
    void begin() throws IOException {
        end();
        Files.createDirectories(folder);
        open = new ArrayList<>();
        heaviest = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            heaviest.add(new Heaviest());
            open.add(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path(i)), BUFFER)));
        }
    }

    /** Adds a line. A customer with more lines than a part can have is nobody, and refused. */
    void add(T line) throws IOException {
        String customer = codec.customer(line);
        int part = Math.floorMod(ShardHash.of(customer), parts);
        if (heaviest.get(part).add(customer) > MOST_LINES) {
            throw new ProblemException(IntakeProblem.CUSTOMER_TOO_LARGE, heaviest.get(part).customer, MOST_LINES);
        }
        codec.write(line, open.get(part));
    }

    /** Counts the lines of a part and finds the customer who has most of them, if one has more than half. */
    private static final class Heaviest {

        private String customer = "";
        private long ahead;
        private long lines;

        long add(String of) {
            if (ahead == 0) {
                customer = of;
            }
            ahead += customer.equals(of) ? 1 : -1;
            return ++lines;
        }
    }

    /** Ends writing. */
    void end() throws IOException {
        for (DataOutputStream out : open) {
            out.close();
        }
        open = List.of();
    }

    List<Long> sizes() throws IOException {
        List<Long> sizes = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            sizes.add(Files.exists(path(i)) ? Files.size(path(i)) : -1L);
        }
        return sizes;
    }

    List<T> read(int part) {
        List<T> lines = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(Files.newInputStream(path(part)), BUFFER))) {
            while (!ended(in)) {
                lines.add(codec.read(in));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ended(DataInputStream in) throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            return true;
        }
        in.reset();
        return false;
    }

    /** Removes a folder with the parts in it. */
    static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
