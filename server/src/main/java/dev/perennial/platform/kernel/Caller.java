package dev.perennial.platform.kernel;

import java.util.OptionalLong;

/**
 * Who asks.
 *
 * @param id of the user or token; 0 for the system
 * @param credential id of the session or token by which the caller is known; 0 for the system
 */
public record Caller(Kind kind, long id, String name, Role role, long credential) {

    /** How the caller came. */
    public enum Kind {
        USER, TOKEN, SYSTEM
    }

    /** The application itself, for what nobody asked for. */
    public static Caller system() {
        return new Caller(Kind.SYSTEM, 0, "system", Role.ADMIN, 0);
    }

    public boolean may(Permission permission) {
        return role.may(permission);
    }

    public boolean seesAllCustomers() {
        return role.seesAllCustomers();
    }

    /** The user, where a person asks. */
    public OptionalLong userId() {
        return kind == Kind.USER ? OptionalLong.of(id) : OptionalLong.empty();
    }
}
