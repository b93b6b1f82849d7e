package dev.perennial.collect.note;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says what a file is by how it begins, whatever its name or sender claim. */
final class MediaTypes {

    private static final String UNKNOWN = "application/octet-stream";
    private static final int HEAD = 16;

    private enum Known {
        PNG("\u0089PNG\r\n", "image/png"), JPEG("\u00ff\u00d8\u00ff", "image/jpeg"), GIF("GIF8", "image/gif"),
        PDF("%PDF-", "application/pdf"), ZIP("PK\u0003\u0004", "application/zip"),
        GZIP("\u001f\u008b", "application/gzip");

        private final String beginning;
        private final String mediaType;

        Known(String beginning, String mediaType) {
            this.beginning = beginning;
            this.mediaType = mediaType;
        }
    }

    private MediaTypes() {
    }

    /** The media type; nothing that a browser would run. */
    static String of(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            String head = new String(content.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            for (Known known : Known.values()) {
                if (head.startsWith(known.beginning)) {
                    return known.mediaType;
                }
            }
            return UNKNOWN;
        }
    }
}
