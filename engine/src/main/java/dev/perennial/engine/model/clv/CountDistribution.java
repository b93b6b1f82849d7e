package dev.perennial.engine.model.clv;

import java.util.Arrays;

/** Number N of orders over a period by a customer active at its start, under any of the purchase models. */
sealed interface CountDistribution permits PoissonCounts, ErlangCounts, ParetoCounts {

    /** Where an endless tail, of parameters that no base determines, is cut. */
    int MOST_STEPS = 1_000_000;

    /** Orders in the {@code ahead} units after {@code t} of a customer active at {@code t}. */
    static CountDistribution of(PurchaseModel model, double x, double tx, double t, double ahead) {
        return model instanceof MbgCnbd regular
                ? ErlangCounts.of(regular, regular.stageWeights(x, tx, t), x, t, ahead)
                : inStage(model, 0, x, t, ahead);
    }

    /** As above, of a customer known to be in this stage, of those of {@link PurchaseModel#stages}, at {@code t}. */
    static CountDistribution inStage(PurchaseModel model, int stage, double x, double t, double ahead) {
        double y = ahead / (model.alpha() + t);
        return switch (model) {
            case BgNbd bg -> new PoissonCounts(bg.r() + x, y, bg.a(), bg.b() + x);
            case MbgNbd mbg -> new PoissonCounts(mbg.r() + x, y, mbg.a(), mbg.b() + x + 1);
            case Nbd nbd -> new PoissonCounts(nbd.r() + x, y, 0, 1);
            case ParetoNbd pareto -> new ParetoCounts(pareto.r() + x, pareto.alpha() + t, pareto.s(),
                    pareto.beta() + t, ahead);
            case MbgCnbd regular -> ErlangCounts.of(regular, certain(stage), x, t, ahead);
        };
    }

    private static double[] certain(int stage) {
        double[] weights = new double[stage + 1];
        weights[stage] = 1;
        return weights;
    }

    /** P(N ≥ 1). */
    double any();

    /** E[N]. */
    double mean();

    CountWalk walk();

    /** P(N ≥ k) for k = 0, 1, … up to the first below {@code negligible}. */
    default double[] survivors(double negligible) {
        double[] survivors = new double[64];
        CountWalk walk = walk();
        while (true) {
            if (walk.k() == survivors.length) {
                survivors = Arrays.copyOf(survivors, 2 * survivors.length);
            }
            survivors[walk.k()] = walk.survivor();
            if (walk.survivor() < negligible) {
                return Arrays.copyOf(survivors, walk.k() + 1);
            }
            walk.next();
        }
    }

    /** E[N²] = Σ (2k − 1) P(N ≥ k), to about 1e-9. */
    default double meanSquare() {
        double sum = 0;
        for (CountWalk walk = walk(); walk.survivor() > 1e-13 && walk.k() < MOST_STEPS;) {
            walk.next();
            sum += (2.0 * walk.k() - 1) * walk.survivor();
        }
        return sum;
    }
}
