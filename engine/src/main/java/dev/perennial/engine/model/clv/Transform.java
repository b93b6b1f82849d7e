package dev.perennial.engine.model.clv;

/**
 * Where an outcome fell in its predictive distribution: P(outcome below it) and P(outcome at or below it). Spread evenly
 * between the two – the randomised probability integral transform – outcomes of a right prediction are uniform on 0 … 1.
 */
public record Transform(double below, double atMost) {

    /** The transform with {@code uniform} in 0 … 1 as the random share. */
    public double at(double uniform) {
        return below + uniform * (atMost - below);
    }

    /** Probability, over the random share, that the transform lies within the central {@code level}. */
    public double shareInside(double level) {
        double low = (1 - level) / 2;
        double high = 1 - low;
        if (atMost - below < 1e-15) {
            return below >= low && below <= high ? 1 : 0;
        }
        return Math.max(0, Math.min(high, atMost) - Math.max(low, below)) / (atMost - below);
    }
}
