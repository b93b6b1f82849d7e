package dev.perennial.engine.math;

/** Wilson's interval for a share of 95 % (Wilson 1927): keeps within 0 … 1 and holds for few trials too. */
public record WilsonInterval(double low, double high) {

    private static final double NORMAL_95 = 1.96;

    /** The interval of {@code successes} among {@code trials}, at least one. */
    public static WilsonInterval of(long successes, long trials) {
        double z2 = NORMAL_95 * NORMAL_95;
        double p = (double) successes / trials;
        double middle = p + z2 / (2.0 * trials);
        double half = NORMAL_95 * Math.sqrt(p * (1 - p) / trials + z2 / (4.0 * trials * trials));
        double scale = 1 + z2 / trials;
        return new WilsonInterval(Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale));
    }
}
