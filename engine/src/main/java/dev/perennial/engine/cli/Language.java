package dev.perennial.engine.cli;

import java.util.Locale;

/** The language of messages: {@code --lang}, else the environment's. Known before options are parsed, for their errors. */
final class Language {

    private Language() {
    }

    static Locale choose(String... args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--lang=")) {
                return of(args[i].substring("--lang=".length()));
            }
            if ("--lang".equals(args[i]) && i + 1 < args.length) {
                return of(args[i + 1]);
            }
        }
        return of(Locale.getDefault().getLanguage());
    }

    static Locale of(String code) {
        return code.toLowerCase(Locale.ROOT).startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
