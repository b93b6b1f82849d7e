package dev.perennial.engine.model.rfm;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.sql.SqlEngine;
import dev.perennial.engine.sql.SqlFile;

/**
 * RFM scores and groups (Hughes 1994; the eight groups as used in Chinese practice). Reads the view
 * {@code customer_facts} and makes {@code customer_scores} and {@code customer_rfm}, each with all columns of the view
 * before it.
 */
public final class Rfm {

    /** The eight groups, best first. Codes are the same in every language. */
    public static final List<String> GROUPS = List.of("important-value", "important-develop", "important-keep",
            "important-win-back", "general-value", "general-develop", "general-keep", "general-win-back");

    private static final int CUTS = 4;

    private final RfmSettings settings;

    public Rfm(RfmSettings settings) {
        this.settings = settings;
    }

    /** Makes the views and answers what scores and groups follow from. */
    public RfmCuts run(SqlEngine sql) {
        SqlFile scores = file("scores.sql");
        BigDecimal[] recency = cuts(sql, "recency_days", settings.fixedRecencyDays(), 1);
        BigDecimal[] frequency = cuts(sql, "orders", settings.fixedOrders(), 1);
        BigDecimal[] money = cuts(sql, "spend_units", settings.fixedSpend(), OrderShard.AMOUNT_SCALE);
        cut(scores, "r", recency);
        cut(scores, "f", frequency);
        cut(scores, "m", money);
        sql.view("customer_scores", scores.text());
        BigDecimal[] sums = sql.numbers(file("score_sums.sql").text()).getFirst();
        sql.view("customer_rfm", file("rfm.sql").with("threshold", BigDecimal.valueOf(settings.threshold()))
                .with("customers", sums[0]).with("r_sum", sums[1]).with("f_sum", sums[2]).with("m_sum", sums[3])
                .text());
        return new RfmCuts(List.of(recency), List.of(frequency), List.of(money), List.of(sums), settings.threshold());
    }

    private BigDecimal[] cuts(SqlEngine sql, String measure, List<Double> fixed, long scale) {
        return switch (settings.method()) {
            case QUANTILE -> sql.numbers(file("quantile_cuts.sql").withColumn("measure", measure).text()).getFirst();
            case FIXED -> fixed.stream().map(c -> BigDecimal.valueOf(c).multiply(BigDecimal.valueOf(scale)))
                    .toArray(BigDecimal[]::new);
            case NATURAL_BREAKS -> naturalBreaks(sql, measure);
        };
    }

    private static BigDecimal[] naturalBreaks(SqlEngine sql, String measure) {
        List<BigDecimal[]> histogram = sql.numbers(file("histogram.sql").withColumn("measure", measure).text());
        double[] values = histogram.stream().mapToDouble(row -> row[0].doubleValue()).toArray();
        long[] counts = histogram.stream().mapToLong(row -> row[1].longValueExact()).toArray();
        int[] last = NaturalBreaks.lastOfEachClass(values, counts, CUTS + 1);
        return IntStream.range(0, CUTS).mapToObj(j -> histogram.get(last[j])[0]).toArray(BigDecimal[]::new);
    }

    private static void cut(SqlFile scores, String score, BigDecimal[] cuts) {
        for (int j = 0; j < CUTS; j++) {
            scores.with(score + "_" + (j + 1), cuts[j]);
        }
    }

    private static SqlFile file(String name) {
        return SqlFile.of(Rfm.class, name);
    }
}
