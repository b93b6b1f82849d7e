package dev.perennial.collect.customer;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import dev.perennial.platform.catalogue.Condition;
import dev.perennial.platform.kernel.Caller;

/** Which customers a caller may see: all, or those they own. One predicate over an indexed column, part of the SQL. */
final class Visibility {

    private Visibility() {
    }

    /** The predicate on the customer list. */
    static Condition of(Caller caller) {
        return caller.seesAllCustomers()
                ? Condition.ALWAYS
                : new Condition("c.owner_id = ?", List.of(ownId(caller)), Set.of(CustomerAttributes.LIST));
    }

    /** Whose customers the caller sees; empty for everyone's. */
    static OptionalLong owner(Caller caller) {
        return caller.seesAllCustomers() ? OptionalLong.empty() : OptionalLong.of(ownId(caller));
    }

    /** Whether the caller sees customers of that owner; 0 for none. */
    static boolean covers(Caller caller, long owner) {
        return caller.seesAllCustomers() || (owner != 0 && owner == ownId(caller));
    }

    /** The account whose customers are visible; a token is nobody's account and owns none. */
    private static long ownId(Caller caller) {
        return caller.userId().orElse(-1);
    }
}
