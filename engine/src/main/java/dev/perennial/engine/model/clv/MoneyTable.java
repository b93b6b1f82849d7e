package dev.perennial.engine.model.clv;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Distribution of the money a customer active at T spends over the horizon, in scales of one order
 * ({@link SpendColumns#scale}): Σ_k P(N = k) P(sum of k orders &gt; amount), with no orders as an atom at 0.
 *
 * <p>Tabulated on a grid of x, n ({@link Nodes}) and α + T (steps of 4 %; the smaller of α and β under Pareto/NBD), linear between nodes: bounds are within 1 % of
 * exact inversion. Cells are made when first asked for and depend on nothing but their place.
 */
final class MoneyTable {

    private static final double TIME_STEP = 0.04;
    private static final double NEGLIGIBLE = 1e-7;
    private static final double NO_WEIGHT = 1e-12;

    private final PurchaseModel model;
    private final int stage;
    private final SpendColumns columns;
    private final double horizon;
    private final int timeNodes;
    private final ConcurrentHashMap<Long, AtomicReferenceArray<Cell>> rows = new ConcurrentHashMap<>();

    /** A table for T from 0 to {@code longest} units, of customers active in this stage. */
    MoneyTable(PurchaseModel model, int stage, GammaGamma spend, double longest, double horizon) {
        this.model = model;
        this.stage = stage;
        this.columns = new SpendColumns(spend);
        this.horizon = horizon;
        this.timeNodes = (int) (Math.log1p(longest / model.timeScale()) / TIME_STEP) + 2;
    }

    SpendColumns columns() {
        return columns;
    }

    /** P(money &gt; amount) at the grid's amounts for one x, n and T; {@code any} = P(N ≥ 1) before them, 0 after. */
    private record Cell(double any, int from, double[] survivors) {

        double at(int index) {
            if (index < from) {
                return any;
            }
            return index - from < survivors.length ? survivors[index - from] : 0;
        }
    }

    /** The distribution for one customer, between up to four cells; {@code logTime} is ln(1 + T / time scale). */
    Place place(int x, int n, double logTime) {
        double time = logTime / TIME_STEP;
        int timeNode = (int) time;
        double later = time - timeNode;
        double count = Nodes.position(x);
        int xNode = (int) count;
        double more = count - xNode;
        double position = Nodes.position(n);
        int nNode = n == x ? xNode : (int) Math.rint(position);
        AtomicReferenceArray<Cell> row = row(xNode, nNode);
        Cell a = cell(row, xNode, nNode, timeNode);
        Cell b = cell(row, xNode, nNode, timeNode + 1);
        if (more == 0) {
            return new Place(a, b, a, b, later, 0);
        }
        int nextN = n == x ? nNode + 1 : nNode;
        AtomicReferenceArray<Cell> next = row(xNode + 1, nextN);
        return new Place(a, b, cell(next, xNode + 1, nextN, timeNode), cell(next, xNode + 1, nextN, timeNode + 1),
                later, more);
    }

    /** P(money &gt; amount) at the grid's amounts. */
    interface Curve {

        double at(int index);

        /** From here on there is nothing. */
        int end();

        /** The smallest amount that is exceeded with probability at most {@code probability}. */
        default double quantile(double probability) {
            int low = -1;
            int high = end();
            while (high - low > 1) {
                int middle = (low + high) >>> 1;
                if (at(middle) > probability) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            if (low < 0) {
                return 0;
            }
            double above = at(low);
            double below = at(high);
            return SpendColumns.amount(low + (above - probability) / (above - below));
        }
    }

    /** Places of one customer in the tables of all stages. */
    record Stages(Place[] places, double[] weights) implements Curve {

        @Override
        public double at(int index) {
            double sum = 0;
            for (int stage = 0; stage < places.length; stage++) {
                sum += weights[stage] * places[stage].at(index);
            }
            return sum;
        }

        @Override
        public int end() {
            int end = 0;
            for (Place place : places) {
                end = Math.max(end, place.end());
            }
            return end;
        }
    }

    /** P(money &gt; amount), amounts in scales, blended from four cells. */
    record Place(Cell a, Cell b, Cell c, Cell d, double later, double more) implements Curve {

        @Override
        public double at(int index) {
            double lower = a.at(index) + later * (b.at(index) - a.at(index));
            return more == 0 ? lower : lower + more * (c.at(index) + later * (d.at(index) - c.at(index)) - lower);
        }

        double survivor(double amount) {
            if (amount < SpendColumns.LOWEST) {
                return at(0);
            }
            double position = Math.log(amount / SpendColumns.LOWEST) / SpendColumns.STEP;
            int index = (int) position;
            double here = at(index);
            return here + (position - index) * (at(index + 1) - here);
        }

        @Override
        public int end() {
            return Math.max(Math.max(end(a), end(b)), Math.max(end(c), end(d)));
        }

        private static int end(Cell cell) {
            return cell.from + cell.survivors.length;
        }
    }

    private AtomicReferenceArray<Cell> row(int xNode, int nNode) {
        long key = ((long) xNode << Integer.SIZE) | nNode;
        AtomicReferenceArray<Cell> known = rows.get(key);
        return known != null ? known : rows.computeIfAbsent(key, _ -> new AtomicReferenceArray<>(timeNodes + 1));
    }

    private Cell cell(AtomicReferenceArray<Cell> row, int xNode, int nNode, int timeNode) {
        Cell known = row.get(timeNode);
        if (known == null) {
            known = make(Nodes.value(xNode), nNode, timeNode);
            row.set(timeNode, known);
        }
        return known;
    }

    private Cell make(double x, int nNode, int timeNode) {
        double t = model.timeScale() * Math.expm1(TIME_STEP * timeNode);
        double[] atLeast = CountDistribution.inStage(model, stage, x, t, horizon).survivors(NEGLIGIBLE);
        double[] weights = orderWeights(atLeast);
        int from = Integer.MAX_VALUE;
        int end = 0;
        for (int node = 1; node < weights.length; node++) {
            if (weights[node] > NO_WEIGHT) {
                SpendColumns.Column column = columns.column(node, nNode);
                from = Math.min(from, column.from());
                end = Math.max(end, column.from() + column.survivors().length);
            }
        }
        if (end == 0) {
            return new Cell(0, 0, new double[0]);
        }
        double[] survivors = new double[end - from];
        double any = 0;
        for (int node = 1; node < weights.length; node++) {
            if (weights[node] > NO_WEIGHT) {
                any += weights[node];
                add(columns.column(node, nNode), weights[node], from, survivors);
            }
        }
        return new Cell(any, from, trimmed(survivors));
    }

    private static void add(SpendColumns.Column column, double weight, int from, double[] survivors) {
        int start = column.from() - from;
        for (int i = 0; i < start; i++) {
            survivors[i] += weight;
        }
        double[] values = column.survivors();
        for (int i = 0; i < values.length; i++) {
            survivors[start + i] += weight * values[i];
        }
    }

    private static double[] trimmed(double[] survivors) {
        int length = survivors.length;
        while (length > 0 && survivors[length - 1] < NEGLIGIBLE) {
            length--;
        }
        return Arrays.copyOf(survivors, length);
    }

    /** P(N = k) for k ≥ 1, each shared between the two nodes around k. */
    private static double[] orderWeights(double[] atLeast) {
        double[] weights = new double[(int) Nodes.position(atLeast.length) + 2];
        for (int k = 1; k < atLeast.length; k++) {
            double probability = atLeast[k] - (k + 1 < atLeast.length ? atLeast[k + 1] : 0);
            double position = Nodes.position(k);
            int node = (int) position;
            weights[node] += probability * (1 - (position - node));
            weights[node + 1] += probability * (position - node);
        }
        return weights;
    }
}
