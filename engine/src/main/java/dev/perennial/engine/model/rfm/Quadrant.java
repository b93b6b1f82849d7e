package dev.perennial.engine.model.rfm;

import java.math.BigDecimal;
import java.util.List;

import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.sql.SqlEngine;
import dev.perennial.engine.sql.SqlFile;

/**
 * The frequency × basket map. Reads {@code customer_facts} and {@code customer_rfm} and makes
 * {@code customer_quadrant}.
 */
public final class Quadrant {

    /** The groups in the order in which a customer should climb; A, no order yet, cannot occur in an order history. */
    public static final List<String> GROUPS = List.of("B", "C", "D", "E");

    private final QuadrantSettings settings;

    public Quadrant(QuadrantSettings settings) {
        this.settings = settings;
    }

    /** A cut as a fraction, so that comparing is exact. */
    private record Fraction(BigDecimal sum, BigDecimal count) {
        double value(long scale) {
            return sum.doubleValue() / count.doubleValue() / scale;
        }
    }

    /**
     * The cuts that were used.
     *
     * @param orders orders in the window
     * @param basket money per order in currency units
     */
    public record Cuts(double orders, double basket) {
    }

    public Cuts run(SqlEngine sql) {
        Fraction[] cuts = cuts(sql);
        sql.view("customer_quadrant", file("quadrant.sql").with("orders_sum", cuts[0].sum())
                .with("orders_count", cuts[0].count()).with("basket_sum", cuts[1].sum())
                .with("basket_count", cuts[1].count()).text());
        return new Cuts(cuts[0].value(1), cuts[1].value(OrderShard.AMOUNT_SCALE));
    }

    private Fraction[] cuts(SqlEngine sql) {
        return switch (settings.cut()) {
            case FIXED -> new Fraction[]{fixed(settings.fixedOrders(), 1),
                    fixed(settings.fixedBasket(), OrderShard.AMOUNT_SCALE)};
            case MEAN -> {
                BigDecimal[] sums = sql.numbers(file("quadrant_means.sql").text()).getFirst();
                yield new Fraction[]{new Fraction(sums[1], atLeastOne(sums[0])),
                        new Fraction(sums[2], atLeastOne(sums[0]))};
            }
            case MEDIAN -> {
                BigDecimal[] middle = sql.numbers(file("quadrant_medians.sql").text()).getFirst();
                yield new Fraction[]{new Fraction(middle[1].add(middle[2]), BigDecimal.TWO),
                        new Fraction(middle[3].add(middle[4]), BigDecimal.TWO)};
            }
        };
    }

    private static Fraction fixed(double value, long scale) {
        return new Fraction(BigDecimal.valueOf(value).multiply(BigDecimal.valueOf(scale)), BigDecimal.ONE);
    }

    private static BigDecimal atLeastOne(BigDecimal count) {
        return count.max(BigDecimal.ONE);
    }

    private static SqlFile file(String name) {
        return SqlFile.of(Quadrant.class, name);
    }
}
