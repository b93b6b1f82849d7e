package dev.perennial.engine.model.trait;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** Texts about models, in English and Chinese. */
public final class ModelTexts {

    private static final Map<String, ModelTexts> LOADED = new ConcurrentHashMap<>();

    private final Properties texts = new Properties();

    private ModelTexts(String language) {
        String file = "models_" + language + ".properties";
        try (InputStream in = ModelTexts.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no " + file);
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Texts in Chinese for Chinese, else in English. */
    public static ModelTexts of(Locale language) {
        return LOADED.computeIfAbsent(language.getLanguage().equals("zh") ? "zh" : "en", ModelTexts::new);
    }

    /** A text; asking for one that does not exist is a mistake. */
    public String text(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key);
        }
        return text;
    }

    /** The name of a code, or the code itself where it has none. */
    public String name(String prefix, String code) {
        return texts.getProperty(prefix + "." + code, code);
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /** Sentences of a text, which has a bar between them. */
    public List<String> sentences(String key) {
        return Arrays.stream(text(key).split("\\|", -1)).map(String::strip).toList();
    }
}
