package dev.perennial.engine.orders;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file as it can be cut at line ends: unpacked, and in an encoding whose line ends are single bytes. What had to be
 * rewritten for that lies in a temporary file, deleted at closing.
 *
 * @param charset the encoding where it is known without looking further
 * @param textStart where the text begins, behind a byte order mark
 */
record PlainFile(Path path, boolean temporary, boolean parquet, Optional<Charset> charset, long textStart)
        implements
            AutoCloseable {

    private static final int SIGNATURE = 8;
    /** Encodings in which a line feed or quote never is part of another character. */
    private static final Set<String> CUTTABLE = Set.of("UTF-8", "US-ASCII", "GB18030", "GBK", "GB2312", "Big5");

    /**
     * Opens a file.
     *
     * @param unpacked how large it may become when it is unpacked
     */
    static PlainFile of(Path path, String name, Optional<String> encoding, UnpackLimit unpacked)
            throws IOException, OrderFileException {
        Optional<Charset> charset = encoding.isPresent() ? Optional.of(charset(encoding.get())) : Optional.empty();
        byte[] head = head(path);
        if (head.length == 0) {
            throw new OrderFileException(OrderProblem.FILE_EMPTY, name);
        }
        if (startsWith(head, 0x1F, 0x8B)) {
            return packed(path, charset, name, unpacked);
        }
        if (startsWith(head, 'P', 'A', 'R', '1')) {
            return new PlainFile(path, false, true, charset, 0);
        }
        return plain(path, false, charset, name);
    }

    /** Nothing is left behind of what was unpacked when it is no text, or had to be rewritten once more. */
    private static PlainFile packed(Path path, Optional<Charset> charset, String name, UnpackLimit limit)
            throws IOException, OrderFileException {
        Path unpacked = unpacked(path, name, limit);
        boolean kept = false;
        try {
            PlainFile plain = plain(unpacked, true, charset, name);
            kept = plain.path().equals(unpacked);
            return plain;
        } finally {
            if (!kept) {
                Files.deleteIfExists(unpacked);
            }
        }
    }

    private static PlainFile plain(Path path, boolean temporary, Optional<Charset> charset, String name)
            throws IOException, OrderFileException {
        byte[] head = head(path);
        if (head.length == 0) {
            throw new OrderFileException(OrderProblem.FILE_EMPTY, name);
        }
        if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new OrderFileException(OrderProblem.FILE_SPREADSHEET, name);
        }
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new PlainFile(path, temporary, false, Optional.of(StandardCharsets.UTF_8), 3);
        }
        boolean utf16 = startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF);
        if (utf16 || (charset.isPresent() && !cuttable(charset.get()))) {
            Charset from = utf16 ? StandardCharsets.UTF_16 : charset.orElseThrow();
            return new PlainFile(recoded(path, from, name), true, false, Optional.of(StandardCharsets.UTF_8), 0);
        }
        return new PlainFile(path, temporary, false, charset, 0);
    }

    private static boolean cuttable(Charset charset) {
        return CUTTABLE.contains(charset.name()) || charset.name().startsWith("ISO-8859-")
                || charset.name().startsWith("windows-125");
    }

    private static Charset charset(String name) throws OrderFileException {
        try {
            Charset charset = Charset.forName(name.strip());
            return charset.name().equals("GBK") || charset.name().equals("GB2312") ? Encodings.GB18030 : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new OrderFileException(OrderProblem.ENCODING_UNKNOWN, name);
        }
    }

    private static byte[] head(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(SIGNATURE);
        }
    }

    private static boolean startsWith(byte[] head, int... signature) {
        for (int i = 0; i < signature.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    private static Path unpacked(Path path, String name, UnpackLimit limit) throws IOException, OrderFileException {
        Path target = Files.createTempFile("orders-", ".csv");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path), 1 << 16);
                var out = Files.newOutputStream(target)) {
            limit.copy(in, out, Files.size(path), name);
            return target;
        } catch (ZipException | java.io.EOFException e) {
            Files.deleteIfExists(target);
            throw new OrderFileException(OrderProblem.FILE_DAMAGED, name, "gzip");
        } catch (IOException | OrderFileException | RuntimeException e) {
            Files.deleteIfExists(target);
            throw e;
        }
    }

    private static Path recoded(Path path, Charset charset, String name) throws IOException, OrderFileException {
        Path target = Files.createTempFile("orders-", ".csv");
        long lines = 1;
        try (Reader in = new InputStreamReader(Files.newInputStream(path),
                charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
                Writer out = new OutputStreamWriter(Files.newOutputStream(target), StandardCharsets.UTF_8)) {
            char[] buffer = new char[1 << 13];
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                lines += lineFeeds(buffer, count);
            }
            return target;
        } catch (CharacterCodingException e) {
            Files.deleteIfExists(target);
            throw new OrderFileException(OrderProblem.ENCODING_UNDECODABLE, name, lines, charset.name());
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(target);
            throw e;
        }
    }

    private static long lineFeeds(char[] buffer, int count) {
        long found = 0;
        for (int i = 0; i < count; i++) {
            found += buffer[i] == '\n' ? 1 : 0;
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.deleteIfExists(path);
        }
    }
}
