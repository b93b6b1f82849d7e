package dev.perennial.platform.catalogue;

import java.util.List;
import java.util.Set;

/**
 * A condition in SQL. True or not; where a part of it is null it counts as not.
 *
 * @param sql with a question mark for each parameter
 * @param parameters in the order of the marks
 * @param relations whose columns it names
 */
public record Condition(String sql, List<Object> parameters, Set<Relation> relations) {

    /** Holds for everyone. */
    public static final Condition ALWAYS = new Condition("true", List.of(), Set.of());

    public Condition {
        parameters = List.copyOf(parameters);
        relations = Set.copyOf(relations);
    }
}
