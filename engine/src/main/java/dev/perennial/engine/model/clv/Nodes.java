package dev.perennial.engine.model.clv;

/** A grid for counts: every whole number to 32, then steps of 5 %. */
final class Nodes {

    private static final int WHOLE = 32;
    private static final double RATIO = 1.05;

    private static final double[] POSITIONS = new double[4096];

    static {
        for (int count = 0; count < POSITIONS.length; count++) {
            POSITIONS[count] = exactPosition(count);
        }
    }

    private Nodes() {
    }

    static double value(int node) {
        return node <= WHOLE ? node : WHOLE * Math.pow(RATIO, node - WHOLE);
    }

    /** Where a count lies between nodes: a whole number up to 32. */
    static double position(int count) {
        return count < POSITIONS.length ? POSITIONS[count] : exactPosition(count);
    }

    private static double exactPosition(double count) {
        return count <= WHOLE ? count : WHOLE + Math.log(count / WHOLE) / Math.log(RATIO);
    }
}
