package dev.perennial.engine.process;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes texts of bytes; those that come often, such as codes, are made once. */
final class RepeatedTexts {

    private static final int SLOTS = 1 << 10;
    private static final int LONGEST = 64;

    private final byte[][] bytes = new byte[SLOTS][0];
    private final String[] texts = new String[SLOTS];

    RepeatedTexts() {
        Arrays.fill(texts, "");
    }

    String get(byte[] data, int from, int length) {
        if (length > LONGEST) {
            return new String(data, from, length, StandardCharsets.UTF_8);
        }
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + data[i];
        }
        int slot = (hash ^ (hash >>> 10)) & (SLOTS - 1);
        byte[] known = bytes[slot];
        if (Arrays.equals(known, 0, known.length, data, from, from + length)) {
            return texts[slot];
        }
        String text = new String(data, from, length, StandardCharsets.UTF_8);
        bytes[slot] = Arrays.copyOfRange(data, from, from + length);
        texts[slot] = text;
        return text;
    }
}
