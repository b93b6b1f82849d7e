package dev.perennial.demo;

/**
 * A stream of random numbers that belongs to one purpose, customer and item. The same key gives the same numbers on
 * every machine and Java version, which is why neither a library's generator nor {@link Math} is used.
 *
 * <p>Source: SplitMix64 (Steele, Lea and Flood 2014) with the finaliser of Stafford's thirteenth mix.
 */
final class RandomStream {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private RandomStream(long state) {
        this.state = state;
    }

    static RandomStream of(long seed, Purpose purpose, long customer) {
        return of(seed, purpose, customer, 0);
    }

    /** The stream of one item of a customer, for example one order: what an item draws never shifts the next. */
    static RandomStream of(long seed, Purpose purpose, long customer, long item) {
        long key = mix(seed + GOLDEN * purpose.key());
        key = mix(key + GOLDEN * customer);
        return new RandomStream(mix(key + GOLDEN * item));
    }

    /** Uniform in the open interval (0, 1). */
    double uniform() {
        return ((next() >>> 11) + 0.5) * 0x1p-53;
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** Uniform in 0 … bound − 1. */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    /** Exponential with mean 1. */
    double exponential() {
        return -StrictMath.log(uniform());
    }

    /** Standard normal by the polar method (Marsaglia and Bray 1964). */
    double normal() {
        while (true) {
            double u = 2 * uniform() - 1;
            double v = 2 * uniform() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }

    /**
     * Gamma with the given shape and rate 1 (Marsaglia and Tsang 2000); a shape below 1 by their section 6. May
     * underflow to 0 for shapes near 0.
     */
    double gamma(double shape) {
        if (shape < 1) {
            double boost = StrictMath.exp(StrictMath.log(uniform()) / shape);
            return gamma(shape + 1) * boost;
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double z = normal();
            double w = 1 + c * z;
            if (w > 0) {
                double v = w * w * w;
                double u = uniform();
                double squared = z * z;
                if (u < 1 - 0.0331 * squared * squared
                        || StrictMath.log(u) < 0.5 * squared + d * (1 - v + StrictMath.log(v))) {
                    return d * v;
                }
            }
        }
    }

    /** Beta(a, b) as a ratio of gammas. */
    double beta(double a, double b) {
        double first = gamma(a);
        return first / (first + gamma(b));
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
