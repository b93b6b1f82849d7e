package dev.perennial.platform.kernel;

import java.util.Locale;

/**
 * Something that can go wrong, told to a person. Each module has one enum of its problems; their texts stand beside it in
 * {@code problems_en.properties} and {@code problems_zh.properties}, one line per code, and say what is wrong, where and
 * how to mend it.
 */
public interface Problem {

    /** Stable name for programs, {@code module/what}. */
    String code();

    ProblemKind kind();

    /** The problem in words. Arguments fill the places of the text. */
    default String text(Locale locale, Object... arguments) {
        return Words.beside(owner(), "problems", locale).say(code(), arguments);
    }

    private Class<?> owner() {
        return this instanceof Enum<?> constant ? constant.getDeclaringClass() : getClass();
    }
}
