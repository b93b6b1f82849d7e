package dev.perennial.engine.model.clv;

/** Steps k = 0, 1, 2, … through P(N ≥ k) of a {@link CountDistribution}. */
interface CountWalk {

    int k();

    /** P(N ≥ k). */
    double survivor();

    void next();
}
