package dev.perennial.platform.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The texts of one module in one language: {@code <catalogue>_en.properties} or {@code <catalogue>_zh.properties} in the
 * folder of a class. Places are filled as by {@link MessageFormat}; an apostrophe is written twice.
 */
public final class Words {

    /** The languages in which everything is said. */
    public static final Set<String> LANGUAGES = Set.of("en", "zh");

    private static final Map<String, Words> LOADED = new ConcurrentHashMap<>();

    private final String resource;
    private final Locale locale;
    private final Map<String, String> texts;

    private Words(String resource, Locale locale, Map<String, String> texts) {
        this.resource = resource;
        this.locale = locale;
        this.texts = texts;
    }

    /** The catalogue beside a class, in the language of the locale: Chinese, or else English. */
    public static Words beside(Class<?> owner, String catalogue, Locale locale) {
        boolean chinese = locale.getLanguage().equals("zh");
        String resource = "/" + owner.getPackageName().replace('.', '/') + "/" + catalogue + (chinese ? "_zh" : "_en")
                + ".properties";
        return LOADED.computeIfAbsent(resource,
                name -> new Words(name, chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH, load(owner, name)));
    }

    private static Map<String, String> load(Class<?> owner, String resource) {
        try (InputStream stream = owner.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no texts at " + resource);
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a key with its places filled. */
    public String say(String key, Object... arguments) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for " + key + " in " + resource);
        }
        return new MessageFormat(text, locale).format(arguments);
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    public Set<String> keys() {
        return texts.keySet();
    }

    public Locale locale() {
        return locale;
    }
}
