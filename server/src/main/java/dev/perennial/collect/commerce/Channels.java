package dev.perennial.collect.commerce;

import java.util.Locale;

import dev.perennial.platform.kernel.Words;

/** Channels of orders by the names that people use. */
public final class Channels {

    private Channels() {
    }

    /** The name of a channel; the word that the sender uses where it is none of the usual ones. */
    public static String name(String code, Locale language) {
        Words words = Words.beside(Channels.class, "channels", language);
        String key = "channel." + code.toLowerCase(Locale.ROOT);
        return words.has(key) ? words.say(key) : code;
    }
}
