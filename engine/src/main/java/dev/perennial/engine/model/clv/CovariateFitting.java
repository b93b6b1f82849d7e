package dev.perennial.engine.model.clv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.perennial.engine.math.Bfgs;
import dev.perennial.engine.math.Matrices;
import dev.perennial.engine.math.Objective;
import dev.perennial.engine.model.clv.CovariateFit.Effect;
import dev.perennial.engine.shard.Shards;

/**
 * Maximum likelihood of a purchase model with time-invariant covariates (Fader and Hardie 2007, "Incorporating
 * time-invariant covariates into the Pareto/NBD and BG/NBD models"): shapes r and s are common to all, α = α₀ e^(−γ z) and
 * β = β₀ e^(−γ z), a = a₀ e^(γ z), b = b₀ e^(γ z), each with its own γ for each covariate z.
 *
 * <p>Customers with the same covariates share parameters, so the likelihood is a sum over combinations, each by the surface
 * that is used without covariates; its gradient follows by the chain rule.
 */
public final class CovariateFitting {

    private static final double TOLERANCE = 1e-7;
    private static final int ITERATIONS = 500;
    private static final double DIFFERENCE = 1e-3;

    /** Which logarithm of a parameter moves with a covariate, and which way for a positive coefficient. */
    private record Tie(int parameter, int sign) {
    }

    private final PurchaseFit everyone;
    private final List<String> columns;
    private final List<double[]> values;
    private final List<PurchaseTotals> totals;
    private final List<PurchaseSurface> surfaces;
    private final List<Tie> ties;

    private CovariateFitting(PurchaseFit everyone, List<String> columns, List<double[]> values,
            List<Shards<PurchaseData>> cells) {
        this.everyone = everyone;
        this.columns = columns;
        this.values = values;
        this.totals = cells.stream()
                .map(cell -> cell.map(PurchaseTotals::of).stream().reduce(PurchaseTotals::plus).orElseThrow()).toList();
        this.surfaces = IntStream.range(0, cells.size())
                .mapToObj(g -> PurchaseSurface.like(everyone.model(), totals.get(g), cells.get(g)::map)).toList();
        this.ties = switch (everyone.model()) {
            case Nbd _ -> List.of(new Tie(1, -1));
            case ParetoNbd _ -> List.of(new Tie(1, -1), new Tie(3, -1));
            case BgNbd _,MbgNbd _,MbgCnbd _ -> List.of(new Tie(1, -1), new Tie(2, 1), new Tie(3, 1));
        };
    }

    /**
     * The fit.
     *
     * @param everyone the model without covariates, fitted to the same customers
     * @param columns names of the covariates
     * @param values by combination: the value of each covariate
     * @param cells the customers of each combination
     * @param logIntervals Σ ln of the days between their orders, where the model needs it
     */
    public static CovariateFit fit(PurchaseFit everyone, List<String> columns, List<double[]> values,
            List<Shards<PurchaseData>> cells, double[] logIntervals) {
        return new CovariateFitting(everyone, columns, values, cells).run(logIntervals);
    }

    private CovariateFit run(double[] logIntervals) {
        double[] start = new double[size()];
        double[] parameters = everyone.model().parameters();
        for (int i = 0; i < parameters.length; i++) {
            start[i] = Math.log(parameters[i]);
        }
        Objective objective = LogParameters.walled(this::at, customers());
        Bfgs.Minimum found = Bfgs.minimise(objective, start, TOLERANCE, ITERATIONS);
        double[][] hessian = Matrices.hessian(objective, found.point(), DIFFERENCE);
        double[] point = LogParameters.polish(objective, found, hessian);
        double[][] covariance = LogParameters.covariance(hessian, customers());
        List<PurchaseFit> each = new ArrayList<>();
        double[] gained = {at(point, new double[size()]) - at(start, new double[size()])};
        for (int g = 0; g < surfaces.size(); g++) {
            each.add(cell(g, point, covariance, logIntervals[g]));
        }
        return new CovariateFit(each, effects(point, covariance),
                each.stream().mapToDouble(PurchaseFit::logLikelihood).sum(), 2 * gained[0],
                columns.size() * ties.size());
    }

    private int base() {
        return everyone.model().parameters().length;
    }

    private int size() {
        return base() + columns.size() * ties.size();
    }

    private long customers() {
        return totals.stream().mapToLong(PurchaseTotals::customers).sum();
    }

    private int place(int column, int tie) {
        return base() + column * ties.size() + tie;
    }

    /** Log-likelihood by the logarithms of the common parameters and the coefficients, with its gradient. */
    private double at(double[] point, double[] gradient) {
        Arrays.fill(gradient, 0);
        double value = 0;
        for (int g = 0; g < surfaces.size(); g++) {
            double[] own = new double[base()];
            value += surfaces.get(g).at(logs(g, point), own);
            for (int i = 0; i < own.length; i++) {
                gradient[i] += own[i];
            }
            for (int j = 0; j < columns.size(); j++) {
                for (int m = 0; m < ties.size(); m++) {
                    gradient[place(j, m)] += ties.get(m).sign * values.get(g)[j] * own[ties.get(m).parameter];
                }
            }
        }
        return value;
    }

    /** Logarithms of the parameters of a combination. */
    private double[] logs(int cell, double[] point) {
        double[] logs = Arrays.copyOf(point, base());
        for (int j = 0; j < columns.size(); j++) {
            for (int m = 0; m < ties.size(); m++) {
                logs[ties.get(m).parameter] += ties.get(m).sign * values.get(cell)[j] * point[place(j, m)];
            }
        }
        return logs;
    }

    private PurchaseFit cell(int g, double[] point, double[][] covariance, double logIntervals) {
        double[] logs = logs(g, point);
        PurchaseModel model = surfaces.get(g).model(logs);
        double[][] own = ofCell(g, covariance);
        double[] errors = model.parameters();
        for (int i = 0; i < errors.length; i++) {
            errors[i] *= Math.sqrt(own[i][i]);
        }
        double orders = totals.get(g).orders();
        double ofIntervals = MbgCnbd.ofIntervals(model.stages(), orders,
                logIntervals - orders * Math.log(totals.get(g).unitDays()));
        return new PurchaseFit(model, surfaces.get(g).at(logs, new double[base()]) + ofIntervals,
                Math.toIntExact(totals.get(g).customers()), errors, own, surfaces.get(g).evaluations(),
                Optional.empty(), everyone.doubt(), Optional.empty());
    }

    /** Covariance of the logarithms of a combination's parameters. */
    private double[][] ofCell(int g, double[][] covariance) {
        double[][] slope = new double[base()][size()];
        for (int i = 0; i < base(); i++) {
            slope[i][i] = 1;
        }
        for (int j = 0; j < columns.size(); j++) {
            for (int m = 0; m < ties.size(); m++) {
                slope[ties.get(m).parameter][place(j, m)] = ties.get(m).sign * values.get(g)[j];
            }
        }
        double[][] own = new double[base()][base()];
        for (int i = 0; i < base(); i++) {
            double[] half = Matrices.times(covariance, slope[i]);
            for (int k = 0; k < base(); k++) {
                own[k][i] = Matrices.dot(slope[k], half);
            }
        }
        return own;
    }

    private List<Effect> effects(double[] point, double[][] covariance) {
        List<Effect> effects = new ArrayList<>();
        for (int j = 0; j < columns.size(); j++) {
            for (int m = 0; m < ties.size(); m++) {
                int at = place(j, m);
                effects.add(new Effect(columns.get(j), everyone.model().names()[ties.get(m).parameter], point[at],
                        Math.sqrt(covariance[at][at])));
            }
        }
        return effects;
    }
}
