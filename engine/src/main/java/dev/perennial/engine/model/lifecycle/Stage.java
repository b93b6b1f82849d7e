package dev.perennial.engine.model.lifecycle;

import java.util.Arrays;
import java.util.Locale;

/** Where a customer stands in the lifecycle, in its order. */
public enum Stage {
    NEW, GROWING, MATURE, DECLINING, LOST;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Codes by ordinal. */
    public static String[] codes() {
        return Arrays.stream(values()).map(Stage::code).toArray(String[]::new);
    }
}
