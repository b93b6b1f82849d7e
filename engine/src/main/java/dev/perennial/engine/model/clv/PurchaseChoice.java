package dev.perennial.engine.model.clv;

import java.io.Serializable;

/**
 * Which purchase model is asked for.
 *
 * @param k regularity of MBG/CNBD-k; 0 for the one with the best log-likelihood and for all other models
 */
public record PurchaseChoice(Kind kind, int k) implements Serializable {

    /** Best first where two are equally good: the simpler one. */
    public enum Kind {
        /** BG/NBD, or NBD where dropout cannot be identified. */
        STANDARD("standard"),
        /** The model that predicts best, by {@link ModelComparison}. */
        AUTO("auto"), NBD("nbd"), BG_NBD("bg-nbd"), MBG_NBD("mbg-nbd"), PARETO_NBD("pareto-nbd"), MBG_CNBD("mbg-cnbd");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public PurchaseChoice {
        if (k < 0 || k > MbgCnbd.MOST_REGULAR || (k > 0 && kind != Kind.MBG_CNBD)) {
            throw new IllegalArgumentException("k is a regularity of MBG/CNBD-k, 1 to " + MbgCnbd.MOST_REGULAR);
        }
    }

    public static PurchaseChoice of(Kind kind) {
        return new PurchaseChoice(kind, 0);
    }

    public static PurchaseChoice standard() {
        return of(Kind.STANDARD);
    }

    /** Whether the log-likelihood needs the times between orders. */
    public boolean needsIntervals() {
        return kind == Kind.MBG_CNBD && k != 1;
    }

    /** The same, with the regularity that was found: what fits to other parts of the same orders use. */
    public PurchaseChoice as(PurchaseModel found) {
        return kind == Kind.MBG_CNBD ? new PurchaseChoice(kind, found.stages()) : this;
    }
}
