package dev.perennial.collect.search;

/**
 * Kinds of tokens. Of two customers found the one by the lower place comes first.
 *
 * @see #whole where the token is exactly what was typed
 * @see #beginning where it only begins so
 */
enum TokenKind {

    NAME('n', Matched.NAME, 0, 40),
    /** From a later character or word of the name. */
    NAME_INSIDE('N', Matched.NAME, 30, 60),
    PINYIN('p', Matched.PINYIN, 10, 40),
    PINYIN_INSIDE('P', Matched.PINYIN, 35, 70),
    INITIALS('i', Matched.INITIALS, 20, 50),
    INITIALS_INSIDE('I', Matched.INITIALS, 45, 80),
    EMAIL('e', Matched.EMAIL, 0, 50),
    PHONE('d', Matched.PHONE, 0, 50),
    /** The digits backwards, so that the end of a number is a beginning. */
    PHONE_END('D', Matched.PHONE, 0, 40);

    private final char mark;
    private final Matched matched;
    private final int whole;
    private final int beginning;

    TokenKind(char mark, Matched matched, int whole, int beginning) {
        this.mark = mark;
        this.matched = matched;
        this.whole = whole;
        this.beginning = beginning;
    }

    /** The first letter of its tokens. */
    char mark() {
        return mark;
    }

    Matched matched() {
        return matched;
    }

    int place(boolean isWhole) {
        return isWhole ? whole : beginning;
    }

    String token(String text) {
        return mark + text;
    }

    static TokenKind of(String token) {
        for (TokenKind kind : values()) {
            if (kind.mark == token.charAt(0)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(token);
    }
}
