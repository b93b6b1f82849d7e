package dev.perennial.engine.model.renewal;

/**
 * Every contract has the same chance to renew, every time: the geometric distribution, which is what a single retention
 * rate amounts to.
 *
 * @param chance of a renewal
 */
public record ConstantRenewal(double chance) implements RenewalLaw {

    /** The one of greatest likelihood: the share of renewals that came. */
    static ConstantRenewal of(LifeTable table) {
        return new ConstantRenewal((double) table.renewals() / (table.renewals() + table.losses()));
    }

    @Override
    public double renewal(int made) {
        return chance;
    }

    @Override
    public double loss(int made) {
        return 1 - chance;
    }
}
