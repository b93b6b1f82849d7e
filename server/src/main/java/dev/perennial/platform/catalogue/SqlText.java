package dev.perennial.platform.catalogue;

import java.util.List;

/**
 * A statement ready to be prepared. The text is the same for all requests of the same shape, so that the database plans it
 * once.
 *
 * @param parameters in the order of the question marks
 */
public record SqlText(String sql, List<Object> parameters) {

    public SqlText {
        parameters = List.copyOf(parameters);
    }
}
