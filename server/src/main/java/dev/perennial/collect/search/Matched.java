package dev.perennial.collect.search;

import java.util.Locale;

/** What of a customer was found. */
enum Matched {
    NAME, PINYIN, INITIALS, EMAIL, PHONE, ORDER, KEY;

    /** The name in the API. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
