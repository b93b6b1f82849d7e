package dev.perennial.engine.model.clv;

import java.util.Arrays;
import java.util.List;

import dev.perennial.engine.math.Objective;
import dev.perennial.engine.shard.Shards;

/**
 * The log-likelihood of one family of purchase models over a set of customers, by the logarithms of its four parameters,
 * with its gradient.
 */
abstract class PurchaseSurface implements Objective {

    final PurchaseTotals totals;
    private final Sum sum;
    private int evaluations;

    PurchaseSurface(PurchaseTotals totals, Sum sum) {
        this.totals = totals;
        this.sum = sum;
    }

    /** Applies a step to every part of the data and returns the parts' answers in a fixed order. */
    interface Sum {
        List<double[]> of(Shards.Step<PurchaseData, double[]> step);
    }

    /** The family that is asked for, over these customers. */
    static PurchaseSurface of(PurchaseChoice choice, PurchaseTotals totals, Sum sum) {
        return switch (choice.kind()) {
            case STANDARD, BG_NBD -> new BetaGeometric(new BgNbd(1, 1, 1, 1), totals, sum);
            case MBG_NBD -> new BetaGeometric(new MbgNbd(1, 1, 1, 1), totals, sum);
            case MBG_CNBD -> new BetaGeometric(new MbgCnbd(choice.k(), 1, 1, 1, 1), totals, sum);
            case PARETO_NBD -> new Pareto(totals, sum);
            case NBD, AUTO -> throw new IllegalArgumentException("no surface for " + choice.kind());
        };
    }

    /** The family of a model, with its regularity, over these customers. */
    static PurchaseSurface like(PurchaseModel model, PurchaseTotals totals, Sum sum) {
        return switch (model) {
            case Nbd _ -> new Staying(totals);
            case ParetoNbd _ -> new Pareto(totals, sum);
            case BgNbd _,MbgNbd _,MbgCnbd _ -> new BetaGeometric(model, totals, sum);
        };
    }

    /** The model at these logarithms. */
    abstract PurchaseModel model(double[] logs);

    /** Where a search may begin, given the logarithms of r and α of NBD. */
    abstract double[][] starts(double[] nbd);

    /** What depends on the totals alone; adds derivatives by the parameters. */
    abstract double ofTotals(PurchaseModel model, double[] gradient);

    abstract Shards.Step<PurchaseData, double[]> own(PurchaseModel model);

    /** The best log-likelihood when nobody ever leaves is that of NBD, unless orders are regular. */
    boolean nbdIsItsLimit() {
        return true;
    }

    int evaluations() {
        return evaluations;
    }

    @Override
    public double at(double[] logs, double[] gradient) {
        evaluations++;
        PurchaseModel model = model(logs);
        Arrays.fill(gradient, 0);
        double value = ofTotals(model, gradient);
        for (double[] part : sum.of(own(model))) {
            value += part[0];
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += part[i + 1];
            }
        }
        double[] parameters = model.parameters();
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= parameters[i];
        }
        return value;
    }

    private static double[] exponentials(double[] logs) {
        return Arrays.stream(logs).map(Math::exp).toArray();
    }

    /** BG/NBD, MBG/NBD and MBG/CNBD-k. */
    private static final class BetaGeometric extends PurchaseSurface {

        private final PurchaseModel family;

        BetaGeometric(PurchaseModel family, PurchaseTotals totals, Sum sum) {
            super(totals, sum);
            this.family = family;
        }

        @Override
        PurchaseModel model(double[] logs) {
            return family.withParameters(exponentials(logs));
        }

        @Override
        double[][] starts(double[] nbd) {
            double events = Math.log(family.stages());
            double[][] dropouts = {{0.5, 2}, {0.05, 1}, {5, 50}};
            return Arrays.stream(dropouts).map(ab -> new double[]{nbd[0] + events, nbd[1], Math.log(ab[0]),
                    Math.log(ab[1])}).toArray(double[][]::new);
        }

        @Override
        double ofTotals(PurchaseModel model, double[] gradient) {
            double[] parameters = model.parameters();
            return totals.nbd(model.stages(), model.r(), model.alpha(), gradient)
                    + totals.survival(model instanceof BgNbd ? 0 : 1, parameters[2], parameters[3], gradient);
        }

        @Override
        Shards.Step<PurchaseData, double[]> own(PurchaseModel model) {
            int highestX = totals.byX().length - 1;
            int highestDay = totals.byDay().length - 1;
            return switch (model) {
                case BgNbd bg -> new PurchaseLikelihood(bg, totals.unitDays(), highestX, highestDay);
                case MbgNbd mbg -> new PurchaseLikelihood(mbg, totals.unitDays(), highestX, highestDay);
                case MbgCnbd regular -> new RegularLikelihood(regular, totals.unitDays(), highestX, highestDay);
                case ParetoNbd _,Nbd _ -> throw new IllegalStateException("another family");
            };
        }

        @Override
        boolean nbdIsItsLimit() {
            return family.stages() == 1;
        }
    }

    private static final class Pareto extends PurchaseSurface {

        Pareto(PurchaseTotals totals, Sum sum) {
            super(totals, sum);
        }

        @Override
        ParetoNbd model(double[] logs) {
            double[] values = exponentials(logs);
            return new ParetoNbd(values[0], values[1], values[2], values[3]);
        }

        /** Lifetimes around a quarter of the time observed, around it, and far beyond it. */
        @Override
        double[][] starts(double[] nbd) {
            double observed = Math.log(totals.exposure() / totals.customers());
            return new double[][]{{nbd[0], nbd[1], Math.log(0.5), observed - Math.log(4)},
                    {nbd[0], nbd[1], 0, observed}, {nbd[0], nbd[1], 0, observed + Math.log(20)}};
        }

        @Override
        double ofTotals(PurchaseModel model, double[] gradient) {
            ParetoNbd pareto = (ParetoNbd) model;
            double n = totals.customers();
            double logAlpha = Math.log(pareto.alpha());
            double logBeta = Math.log(pareto.beta());
            gradient[0] += n * logAlpha;
            gradient[1] += n * pareto.r() / pareto.alpha();
            gradient[2] += n * logBeta;
            gradient[3] += n * pareto.s() / pareto.beta();
            return totals.rising(pareto.r(), gradient) + n * (pareto.r() * logAlpha + pareto.s() * logBeta);
        }

        @Override
        Shards.Step<PurchaseData, double[]> own(PurchaseModel model) {
            return new ParetoLikelihood((ParetoNbd) model, totals.unitDays(), totals.byX(),
                    totals.byDay().length - 1);
        }
    }

    /** NBD, which depends on the totals alone. */
    private static final class Staying extends PurchaseSurface {

        Staying(PurchaseTotals totals) {
            super(totals, _ -> List.of());
        }

        @Override
        Nbd model(double[] logs) {
            return new Nbd(Math.exp(logs[0]), Math.exp(logs[1]));
        }

        @Override
        double[][] starts(double[] nbd) {
            return new double[][]{nbd};
        }

        @Override
        double ofTotals(PurchaseModel model, double[] gradient) {
            return totals.nbd(1, model.r(), model.alpha(), gradient);
        }

        @Override
        Shards.Step<PurchaseData, double[]> own(PurchaseModel model) {
            return _ -> new double[1];
        }
    }
}
