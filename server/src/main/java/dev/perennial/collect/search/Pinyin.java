package dev.perennial.collect.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How Chinese characters are read, without tones: {@code 单} is dan, shan or chan. The readings are the table of HanLP
 * (Apache-2.0), read from its jar when first needed; none of its classes is loaded.
 */
final class Pinyin {

    private static final String TABLE = "/data/dictionary/pinyin/pinyin.txt";
    private static final int LONGEST_WORD = 4;

    private final Map<String, List<String>> characters;
    private final Map<String, List<String>> words;

    private Pinyin(Map<String, List<String>> characters, Map<String, List<String>> words) {
        this.characters = characters;
        this.words = words;
    }

    private static final class Loaded {
        static final Pinyin TABLE = load();
    }

    static Pinyin table() {
        return Loaded.TABLE;
    }

    /** All readings of a character, the usual one first; empty if it is not in the table. */
    List<String> readings(String character) {
        return characters.getOrDefault(character, List.of());
    }

    /** The reading of each character of the longest word with which a text begins; empty if it begins with none. */
    List<String> word(String text) {
        for (int length = Math.min(LONGEST_WORD, text.length()); length > 1; length--) {
            List<String> readings = words.get(text.substring(0, length));
            if (readings != null) {
                return readings;
            }
        }
        return List.of();
    }

    private static Pinyin load() {
        Map<String, List<String>> characters = new HashMap<>(32_768);
        Map<String, List<String>> words = new HashMap<>(16_384);
        Map<List<String>, List<String>> shared = new HashMap<>();
        try (InputStream stream = Objects.requireNonNull(Pinyin.class.getResourceAsStream(TABLE), TABLE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int equals = line.indexOf('=');
                String text = line.substring(0, Math.max(equals, 0));
                List<String> readings = Arrays.stream(line.substring(equals + 1).strip().split(",", -1))
                        .map(reading -> reading.replaceAll("[0-9]", "").intern()).toList();
                if (text.codePointCount(0, text.length()) == 1) {
                    List<String> distinct = readings.stream().distinct().toList();
                    characters.put(text, shared.computeIfAbsent(distinct, same -> same));
                } else if (text.length() <= LONGEST_WORD && text.length() == readings.size()) {
                    words.put(text, readings);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Pinyin(characters, words);
    }
}
