package dev.perennial.collect.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts as they are compared: without case, accents, punctuation and the blanks beside Chinese characters. */
final class SearchText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern BESIDE_HAN = Pattern.compile("(?<=\\p{IsHan}) | (?=\\p{IsHan})");
    private static final Pattern NOT_A_DIGIT = Pattern.compile("\\D+");

    private SearchText() {
    }

    /** A name or what was typed to find one. Fullwidth letters become ordinary ones. */
    static String plain(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String bare = MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
        return BESIDE_HAN.matcher(OTHER.matcher(bare).replaceAll(" ").strip()).replaceAll("");
    }

    /** The digits of a phone number, without the country code of China. */
    static String digits(String phone) {
        String digits = NOT_A_DIGIT.matcher(Normalizer.normalize(phone, Normalizer.Form.NFKC)).replaceAll("");
        String national = digits.startsWith("0086") ? digits.substring(4) : digits;
        return national.length() == 13 && national.startsWith("86") ? national.substring(2) : national;
    }

    static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    static boolean isHan(int character) {
        return UnicodeScript.of(character) == UnicodeScript.HAN;
    }
}
