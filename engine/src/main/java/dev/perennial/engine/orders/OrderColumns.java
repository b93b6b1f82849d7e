package dev.perennial.engine.orders;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which column of a source has which role.
 *
 * @param headings all headings, as they stand
 * @param index the place of each used column
 */
public record OrderColumns(List<String> headings, Map<OrderColumn, Integer> index) {

    public OrderColumns {
        headings = List.copyOf(headings);
        index = Map.copyOf(index);
    }

    boolean has(OrderColumn role) {
        return index.containsKey(role);
    }

    int at(OrderColumn role) {
        Integer at = index.get(role);
        return at == null ? -1 : at;
    }

    String heading(OrderColumn role) {
        return headings.get(at(role));
    }

    /** The role of each column, null where it has none. */
    @Nullable
    OrderColumn[] roles() {
        @Nullable
        OrderColumn[] roles = new OrderColumn[headings.size()];
        index.forEach((role, at) -> roles[at] = role);
        return roles;
    }

    Map<OrderColumn, String> names() {
        Map<OrderColumn, String> names = new EnumMap<>(OrderColumn.class);
        index.forEach((role, at) -> names.put(role, headings.get(at)));
        return names;
    }
}
