package dev.perennial.platform.kernel;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A set of permissions under a name. */
public enum Role {
    ADMIN(EnumSet.allOf(Permission.class)),
    ANALYST(EnumSet.complementOf(
            EnumSet.of(Permission.USER_MANAGE, Permission.TOKEN_MANAGE, Permission.AUDIT_READ,
                    Permission.CUSTOMER_FIELDS, Permission.RATE_WRITE))),
    /** Works with the customers they own and sees no others. */
    AGENT(EnumSet.of(Permission.SELF, Permission.CUSTOMER_READ, Permission.CUSTOMER_EDIT, Permission.CUSTOMER_BULK,
            Permission.NOTE_WRITE,
            Permission.VALUE_READ, Permission.JOB_READ));

    @SuppressWarnings("ImmutableEnumChecker") // a copy that refuses changes
    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Whether every customer is visible, not only one's own. */
    public boolean seesAllCustomers() {
        return this != AGENT;
    }

    /** The name in the API and the database, for example {@code analyst}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
