package dev.perennial.engine.model.renewal;

/** How likely contracts are to renew, by the number of renewals made before. */
public sealed interface RenewalLaw permits ShiftedBetaGeometric, ConstantRenewal {

    /** The chance of the next renewal of a contract that renewed {@code made} times. */
    double renewal(int made);

    /** The chance of the next renewal of a contract that renewed {@code made} times not coming. */
    double loss(int made);

    /** The share of new contracts that renew {@code times} times or more. */
    default double survival(int times) {
        double share = 1;
        for (int made = 0; made < times; made++) {
            share *= renewal(made);
        }
        return share;
    }

    /**
     * Expected renewals still to come of a contract that renewed {@code made} times, the next one counted whole and each
     * later one less by the factor {@code discount}, {@code most} of them at most. With a discount below 1 and without a
     * bound it is the DERL of Fader and Hardie (2010) just before the renewal is due, whose closed form has a
     * hypergeometric function; the sum is as short and has no singular points.
     */
    default double residual(int made, double discount, int most) {
        double sum = 0;
        double reached = 1;
        for (int k = 0; k < most; k++) {
            reached *= renewal(made + k) * (k == 0 ? 1 : discount);
            sum += reached;
            if (reached < sum * 1e-17) {
                break;
            }
        }
        return sum;
    }

    /** ln of the likelihood of a table of renewals. */
    default double logLikelihood(LifeTable table) {
        double sum = 0;
        for (int made = 0; made < table.length(); made++) {
            if (table.renewed(made) > 0) {
                sum += table.renewed(made) * Math.log(renewal(made));
            }
            if (table.lost(made) > 0) {
                sum += table.lost(made) * Math.log(loss(made));
            }
        }
        return sum;
    }
}
