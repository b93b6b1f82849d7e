package dev.perennial.engine.orders;

import java.util.Locale;

/** An argument of a message that itself reads differently in the two languages. */
record Phrase(String english, String chinese) {

    static String in(Locale locale, Object argument) {
        return argument instanceof Phrase phrase
                ? locale.getLanguage().equals("zh") ? phrase.chinese : phrase.english
                : argument.toString();
    }

    /** A cell as it may stand inside a message: one line, not long. */
    static String cell(String text) {
        String line = text.strip().replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= 60 ? line : line.substring(0, 57) + "…";
    }
}
