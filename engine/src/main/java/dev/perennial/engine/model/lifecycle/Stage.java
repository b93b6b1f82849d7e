package dev.perennial.engine.model.lifecycle;

import java.util.Locale;

/** Where a customer stands in the lifecycle, in its order. */
public enum Stage {
    NEW, GROWING, MATURE, DECLINING, LOST;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The name in files and answers. */
    public String code() {
        return code;
    }
}
