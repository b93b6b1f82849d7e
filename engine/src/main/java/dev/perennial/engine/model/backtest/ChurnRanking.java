package dev.perennial.engine.model.backtest;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.perennial.engine.model.churn.RankingProof;
import dev.perennial.engine.model.churn.RankingProof.Score;

/**
 * How well it was told at the cut which repeat customers would not order in the holdout: by the chance of no order at all, named
 * before the holdout is looked at, beside recency and P(alive) alone. Looks at {@value #MOST_CUSTOMERS} customers at most, evenly
 * spaced.
 *
 * @param customers repeat customers that were ranked
 * @param silent those without an order in the holdout
 * @param rankings the one by the chance of no order first, the others compared with it by a paired bootstrap
 */
public record ChurnRanking(int customers, int silent, List<RankingProof> rankings) {

    static final int MOST_CUSTOMERS = 20_000;

    public ChurnRanking {
        rankings = List.copyOf(rankings);
    }

    /**
     * The comparison; empty where all or none of the repeat customers ordered.
     *
     * @param noOrder chance of no order in the holdout
     * @param recency days since the last order
     * @param gone chance of having left
     * @param x repeat orders before the cut
     * @param actual orders in the holdout
     */
    static Optional<ChurnRanking> of(double[] noOrder, double[] recency, double[] gone, double[] x, double[] actual) {
        int[] repeaters = IntStream.range(0, x.length).filter(i -> x[i] > 0).toArray();
        int stride = Math.max(1, (repeaters.length + MOST_CUSTOMERS - 1) / MOST_CUSTOMERS);
        int[] rows = IntStream.range(0, repeaters.length).filter(i -> i % stride == 0).map(i -> repeaters[i]).toArray();
        boolean[] stayedAway = new boolean[rows.length];
        int silent = 0;
        for (int i = 0; i < rows.length; i++) {
            stayedAway[i] = actual[rows[i]] == 0;
            silent += stayedAway[i] ? 1 : 0;
        }
        if (silent == 0 || silent == rows.length) {
            return Optional.empty();
        }
        return Optional.of(new ChurnRanking(rows.length, silent, RankingProof.of(List.of(
                score("any-order", noOrder, rows), score("recency", recency, rows), score("p-alive", gone, rows)),
                stayedAway)));
    }

    private static Score score(String code, double[] values, int[] rows) {
        return new Score(code, IntStream.of(rows).mapToDouble(i -> values[i]).toArray());
    }
}
