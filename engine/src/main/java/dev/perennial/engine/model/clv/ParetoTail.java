package dev.perennial.engine.model.clv;

import dev.perennial.engine.math.ExpSinh;

/**
 * The one special function of Pareto/NBD: F(e, f, ρ) = ∫₀^∞ e·exp(−e v) (1 + ρ (exp(v) − 1))^−f dv, a ₂F₁ in its Euler
 * form with only positive values.
 *
 * <p>With A = α + d and B = β + d, F(s, r+x, B/A) is the chance that a customer active at d, of whom x orders are known,
 * leaves before the next order, F(r+x, s, A/B) that of the next order before leaving. The likelihood of a history,
 * usually the difference of two hypergeometric functions (Fader and Hardie 2005, "A note on deriving the Pareto/NBD
 * model"), is proportional to the sum of two of them: A^−(r+x) B^−s F at tx for "left before another order" and at T for
 * "another order came first". Nothing cancels, whatever x.
 */
final class ParetoTail {

    private ParetoTail() {
    }

    /** Beyond this the series below would be long. */
    private static final double SLOW = 0.95;
    private static final double NEGLIGIBLE = 0x1p-56;

    /**
     * ln F, as the positive one of two series: e/(e+f) ₂F₁(f, 1; e+f+1; 1 − ρ) for ρ ≤ 1, else, by Pfaff's transformation,
     * e/(e+f)/ρ ₂F₁(e+1, 1; e+f+1; 1 − 1/ρ); as an integral where they converge slowly.
     */
    static double log(double e, double f, double rho) {
        double z = rho <= 1 ? 1 - rho : 1 - 1 / rho;
        if (z > SLOW) {
            return logByIntegral(e, f, rho);
        }
        double first = rho <= 1 ? f : e + 1;
        double second = e + f + 1;
        double sum = 0;
        double term = 1;
        for (int n = 0; term > NEGLIGIBLE * (1 - z) * sum; n++) {
            sum += term;
            term *= z * (first + n) / (second + n);
        }
        return Math.log(e / (e + f) * sum / Math.max(1, rho));
    }

    static double logByIntegral(double e, double f, double rho) {
        double[] sum = new double[1];
        ExpSinh.integrate((v, weight, sums) -> sums[0] += weight * value(e, f, rho, v), 1 / (e + f * rho), sum);
        return Math.log(e * sum[0]);
    }

    /** ln F and its derivatives by e, f and ln ρ. */
    static double[] logWithDerivatives(double e, double f, double rho) {
        double[] sums = new double[4];
        ExpSinh.integrate((v, weight, into) -> {
            double grown = rho * Math.expm1(v);
            double log = Math.log1p(grown);
            double value = weight * Math.exp(-e * v - f * log);
            if (value > 0) {
                into[0] += value;
                into[1] += value * v;
                into[2] += value * log;
                into[3] += value * grown / (1 + grown);
            }
        }, 1 / (e + f * rho), sums);
        return new double[]{Math.log(e * sums[0]), 1 / e - sums[1] / sums[0], -sums[2] / sums[0],
                -f * sums[3] / sums[0]};
    }

    private static double value(double e, double f, double rho, double v) {
        return Math.exp(-e * v - f * Math.log1p(rho * Math.expm1(v)));
    }
}
