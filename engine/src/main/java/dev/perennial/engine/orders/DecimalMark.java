package dev.perennial.engine.orders;

/** What separates the decimals of a file's amounts. */
public enum DecimalMark {
    UNSETTLED('\0'), POINT('.'), COMMA(',');

    private final char mark;

    DecimalMark(char mark) {
        this.mark = mark;
    }

    public char mark() {
        return mark;
    }

    static DecimalMark of(char mark) {
        return mark == ',' ? COMMA : POINT;
    }
}
