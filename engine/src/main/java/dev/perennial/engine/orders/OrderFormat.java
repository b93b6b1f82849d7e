package dev.perennial.engine.orders;

import java.util.Map;

/**
 * What was recognised or given about a source of orders.
 *
 * @param kind {@code csv} or {@code parquet}
 * @param encoding {@code UTF-8} or {@code GB18030}; empty for Parquet
 * @param delimiter the field separator as text; empty for Parquet
 * @param dateOrder how dates are written, for example {@code iso}, {@code dmy}, {@code mdy} or a pattern
 * @param columns the role of each used column to its heading
 */
public record OrderFormat(String kind, String encoding, String delimiter, String dateOrder,
        Map<OrderColumn, String> columns) {

    public OrderFormat {
        columns = Map.copyOf(columns);
    }
}
