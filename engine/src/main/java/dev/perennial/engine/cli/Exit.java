package dev.perennial.engine.cli;

/** Exit codes, after sysexits where it has one. Documented in the help. */
public final class Exit {

    public static final int OK = 0;
    /** Wrong options. */
    public static final int USAGE = 2;
    /** The input could be read but its content cannot be used. */
    public static final int DATA = 65;
    /** The input is missing or cannot be opened. */
    public static final int NO_INPUT = 66;
    /** Something the command needs is not on this machine. */
    public static final int UNAVAILABLE = 69;
    /** A defect of ours. */
    public static final int INTERNAL = 70;
    /** An output file cannot be written. */
    public static final int CANNOT_CREATE = 73;

    private Exit() {
    }
}
