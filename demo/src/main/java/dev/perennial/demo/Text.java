package dev.perennial.demo;

import java.util.Locale;

/** The same words in Chinese and in English. */
public record Text(String zh, String en) {

    public String in(Locale language) {
        return language.getLanguage().equals(Locale.CHINESE.getLanguage()) ? zh : en;
    }
}
