package dev.perennial.engine.cli;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** The language of messages: {@code --lang}, else the environment's. Known before options are parsed, for their errors. */
public final class Language {

    private Language() {
    }

    /** The language that a command line asks for. */
    static Locale choose(String... args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--lang=")) {
                return of(args[i].substring("--lang=".length()));
            }
            if ("--lang".equals(args[i]) && i + 1 < args.length) {
                return of(args[i + 1]);
            }
        }
        return of(null);
    }

    /** Chinese for a code that begins with zh, else English; without a code the environment's language decides. */
    public static Locale of(@Nullable String code) {
        String language = code == null ? Locale.getDefault().getLanguage() : code;
        return language.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
