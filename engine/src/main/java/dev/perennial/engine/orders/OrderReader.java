package dev.perennial.engine.orders;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads order files, CSV (also packed by gzip) or Parquet. */
public final class OrderReader {

    private static final int SAMPLE = 1 << 18;

    private OrderReader() {
    }

    /**
     * Reads the file. Every row is an accepted line or a counted reject; the result does not depend on the number of
     * threads.
     *
     * @throws OrderFileException when the file cannot be read as orders, or too many rows are bad
     */
    public static OrderLog read(Path path, OrderReadSettings settings) throws OrderFileException {
        return read(path, settings, TextFile.PIECE);
    }

    static OrderLog read(Path path, OrderReadSettings settings, int pieceSize) throws OrderFileException {
        String name = String.valueOf(path.getFileName());
        if (Files.notExists(path)) {
            throw new OrderFileException(OrderProblem.FILE_MISSING, path);
        }
        if (!Files.isRegularFile(path)) {
            throw new OrderFileException(OrderProblem.FILE_NOT_REGULAR, path);
        }
        try (PlainFile plain = PlainFile.of(path, name, settings.encoding(), UnpackLimit.NONE)) {
            if (plain.parquet()) {
                return ParquetOrders.read(path, name, settings, OrderReader::account);
            }
            return readText(plain, name, settings, pieceSize);
        } catch (IOException e) {
            throw new OrderFileException(OrderProblem.FILE_UNREADABLE, path, cause(e));
        }
    }

    private static OrderLog readText(PlainFile plain, String name, OrderReadSettings settings, int pieceSize)
            throws IOException, OrderFileException {
        OrderConventions given = OrderConventions.of(settings);
        try (Workers workers = new Workers(settings.threads()); FileChannel channel = FileChannel.open(plain.path())) {
            TextFile file = TextFile.scan(name, channel, plain.textStart(), pieceSize, workers);
            Charset charset = charset(file, plain, workers);
            CsvSniffer sniffer = new CsvSniffer(name, file.sample(charset, SAMPLE), settings);
            CsvFormat format = sniffer.recognise(charset);
            CsvOrders orders = new CsvOrders(file, format, given, sniffer.evidence(format.columns()), workers,
                    settings.progress());
            return account(orders, name, settings);
        }
    }

    static Charset charset(TextFile file, PlainFile plain, Workers workers) throws OrderFileException {
        Encodings encodings = new Encodings(file);
        if (plain.charset().isEmpty()) {
            return encodings.recognise(workers);
        }
        encodings.check(plain.charset().get(), workers);
        return plain.charset().get();
    }

    static OrderLog account(OrderSource source, String name, OrderReadSettings settings)
            throws IOException, OrderFileException {
        OrderSource.ReadRows read = source.read();
        return new ReadAccount(source, read, name, settings).close();
    }

    /** Why the system refused, in words. */
    static Phrase cause(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> new Phrase("access denied", "没有权限");
            case NoSuchFileException missing -> new Phrase("no such file or folder", "文件或文件夹不存在");
            case CharacterCodingException coding -> new Phrase("undecodable text", "无法解码");
            default -> new Phrase(String.valueOf(e.getMessage()), String.valueOf(e.getMessage()));
        };
    }
}
