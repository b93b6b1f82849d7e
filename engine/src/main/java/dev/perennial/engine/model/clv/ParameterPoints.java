package dev.perennial.engine.model.clv;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

import dev.perennial.engine.math.Matrices;
import org.jspecify.annotations.Nullable;

/**
 * A small fixed set of parameter points that stands for the uncertainty of a fit: 16 equally weighted points
 * θ + L h, where L Lᵀ is the covariance of the logarithms and h runs through the rows ±1 of a folded-over Hadamard
 * matrix of order 8 (Plackett and Burman 1946). Their mean and covariance are those of the normal approximation, and no
 * parameter is moved further than one standard error of each independent direction.
 */
final class ParameterPoints {

    private static final int RUNS = 8;
    private static final double LONGEST_STEP = 2;

    private ParameterPoints() {
    }

    /** Parameters of both models at one point. */
    record Point(PurchaseModel purchase, @Nullable GammaGamma spend) implements Serializable {
    }

    static Point centre(PurchaseFit fit, Optional<SpendFit> spend) {
        return new Point(fit.model(), spend.map(SpendFit::model).orElse(null));
    }

    /** The points; only the centre where the covariance is not known. */
    static List<Point> around(PurchaseFit fit, Optional<SpendFit> spend) {
        Optional<double[][]> purchaseFactor = factor(fit.covariance());
        Optional<double[][]> spendFactor = spend.flatMap(s -> factor(s.covariance()));
        List<Point> points = new ArrayList<>();
        for (int run = 0; run < 2 * RUNS; run++) {
            points.add(moved(fit, spend, purchaseFactor, spendFactor, signs(run)));
        }
        return points;
    }

    /** Draws from the normal approximation in the logarithms of the parameters. */
    static List<Point> draws(PurchaseFit fit, Optional<SpendFit> spend, int count, RandomGenerator random) {
        Optional<double[][]> purchaseFactor = factor(fit.covariance());
        Optional<double[][]> spendFactor = spend.flatMap(s -> factor(s.covariance()));
        List<Point> points = new ArrayList<>();
        for (int draw = 0; draw < count; draw++) {
            double[] normals = new double[RUNS - 1];
            for (int i = 0; i < normals.length; i++) {
                normals[i] = random.nextGaussian();
            }
            points.add(moved(fit, spend, purchaseFactor, spendFactor, normals));
        }
        return points;
    }

    /** The fitted parameters moved by these multiples of the columns of the covariances' factors. */
    private static Point moved(PurchaseFit fit, Optional<SpendFit> spend, Optional<double[][]> purchaseFactor,
            Optional<double[][]> spendFactor, double[] steps) {
        PurchaseModel purchase = purchaseFactor
                .map(l -> fit.model().withParameters(moved(fit.model().parameters(), l, steps, 0)))
                .orElse(fit.model());
        Optional<GammaGamma> money = spend
                .map(s -> spendFactor.map(l -> moved(s.model(), l, steps)).orElse(s.model()));
        return new Point(purchase, money.orElse(null));
    }

    /** The Cholesky factor; a direction that the fit left open is shortened to e^±{@value #LONGEST_STEP}. */
    private static Optional<double[][]> factor(double[][] covariance) {
        Optional<double[][]> factor = Matrices.cholesky(covariance);
        factor.ifPresent(l -> {
            for (int j = 0; j < l.length; j++) {
                double longest = 0;
                for (double[] row : l) {
                    longest = Math.max(longest, Math.abs(row[j]));
                }
                for (int i = j; longest > LONGEST_STEP && i < l.length; i++) {
                    l[i][j] *= LONGEST_STEP / longest;
                }
            }
        });
        return factor;
    }

    private static GammaGamma moved(GammaGamma centre, double[][] factor, double[] signs) {
        double[] values = moved(new double[]{centre.p(), centre.q(), centre.gamma()}, factor, signs, 4);
        return new GammaGamma(values[0], values[1], values[2]);
    }

    private static double[] moved(double[] centre, double[][] factor, double[] signs, int offset) {
        double[] moved = centre.clone();
        for (int i = 0; i < moved.length; i++) {
            double step = 0;
            for (int j = 0; j <= i; j++) {
                step += factor[i][j] * signs[offset + j];
            }
            moved[i] *= Math.exp(step);
        }
        return moved;
    }

    /** Seven balanced signs: row {@code run mod 8} of the Sylvester matrix without its constant column, negated from run 8 on. */
    private static double[] signs(int run) {
        double[] signs = new double[RUNS - 1];
        for (int column = 1; column < RUNS; column++) {
            boolean odd = (Integer.bitCount(run % RUNS & column) & 1) == 1;
            signs[column - 1] = odd == (run < RUNS) ? -1 : 1;
        }
        return signs;
    }
}
