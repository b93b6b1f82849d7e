package dev.perennial.engine.model.renewal;

/**
 * Each contract has a chance θ of its own not to renew, the same every time; θ ~ Beta(α, β) among contracts. Those with a
 * high θ go first, so that the rest renew ever more often although nobody changes.
 *
 * <p>Source: Fader and Hardie (2007), How to project customer retention, Journal of Interactive Marketing 21(1), eq. 5–8.
 *
 * @param alpha first parameter of the chances not to renew
 * @param beta second parameter of them
 */
public record ShiftedBetaGeometric(double alpha, double beta) implements RenewalLaw {

    public ShiftedBetaGeometric {
        if (!(alpha > 0 && beta > 0)) {
            throw new IllegalArgumentException("parameters must be above 0");
        }
    }

    /** By the mean chance not to renew and the strength α + β: the larger, the more alike contracts are. */
    static ShiftedBetaGeometric of(double mean, double strength) {
        return new ShiftedBetaGeometric(mean * strength, (1 - mean) * strength);
    }

    /** Eq. 8, counted from no renewal. */
    @Override
    public double renewal(int made) {
        return (beta + made) / (alpha + beta + made);
    }

    @Override
    public double loss(int made) {
        return alpha / (alpha + beta + made);
    }
}
