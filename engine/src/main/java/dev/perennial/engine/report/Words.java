package dev.perennial.engine.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** The report's texts in one language, from {@code messages_<language>.properties}. */
final class Words {

    private final Locale locale;
    private final Properties texts = new Properties();

    private Words(Locale locale) {
        this.locale = locale;
        String file = "messages_" + locale.getLanguage() + ".properties";
        try (InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream(file), file)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Chinese for any Chinese locale, else English. */
    static Words of(Locale locale) {
        return new Words(locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
    }

    Locale locale() {
        return locale;
    }

    boolean chinese() {
        return locale.getLanguage().equals("zh");
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /** The text of a key with {0}, {1} … replaced by the values. */
    String say(String key, String... values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for " + key);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i]);
        }
        return text;
    }

    /** The word for a code of a family, for example {@code stage} {@code new}; the code itself where there is none. */
    String code(String family, String code) {
        return Objects.requireNonNull(texts.getProperty(family + "." + code, code));
    }

    /** A counted thing in singular or plural; {@code shown} is the count as it is printed. */
    String some(String thing, long count, String shown) {
        return say("some." + thing + (count == 1 ? ".one" : ".many"), shown);
    }
}
