package dev.perennial.engine.model.clv;

import java.io.Serializable;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

/**
 * Expected and discounted expected orders over the horizon of customers active at T. Tables are built on first use and
 * shared by the threads of a process.
 */
final class ActiveOrders implements Serializable {

    private final PurchaseModel model;
    private final ClvSettings settings;
    private final int longestDays;
    private transient volatile @Nullable IntFunction<Reader> readers;

    ActiveOrders(PurchaseModel model, ClvSettings settings, int longestDays) {
        this.model = model;
        this.settings = settings;
        this.longestDays = longestDays;
    }

    /** Reads for one customer after another; not to be shared by threads. */
    interface Reader {
        /** Goes to a customer. */
        void go(int x, int txDays, int tDays);

        double expected();

        double discounted();
    }

    /** A reader for customers with up to so many repeat orders. */
    Reader reader(int highestX) {
        IntFunction<Reader> known = readers;
        if (known == null) {
            synchronized (this) {
                known = readers;
                if (known == null) {
                    known = model instanceof ParetoNbd pareto ? byDay(pareto) : byTable();
                    readers = known;
                }
            }
        }
        return known.apply(highestX);
    }

    private IntFunction<Reader> byTable() {
        AliveTable[] tables = new AliveTable[model.stages()];
        for (int stage = 0; stage < tables.length; stage++) {
            tables[stage] = new AliveTable(model, stage, settings.unitDays(), longestDays / settings.unitDays(),
                    settings.horizon(), settings.unitDiscount());
        }
        double[] logTime = new double[longestDays + 1];
        for (int d = 0; d <= longestDays; d++) {
            logTime[d] = Math.log1p(d / settings.unitDays() / model.alpha());
        }
        return tables.length == 1
                ? highestX -> new TableReader(tables[0], logTime, highestX)
                : highestX -> new StageReader(tables, logTime, highestX);
    }

    /** Under Pareto/NBD both are (r + x) / (α + T) times what depends on T alone. */
    private IntFunction<Reader> byDay(ParetoNbd pareto) {
        double[] stay = new double[longestDays + 1];
        double[] discounted = new double[longestDays + 1];
        double v = settings.unitDiscount();
        int horizon = settings.horizon();
        for (int d = 0; d <= longestDays; d++) {
            double beta = pareto.beta() + d / settings.unitDays();
            double worth = v;
            for (int j = 1; j <= horizon; j++) {
                stay[d] = ParetoCounts.stay(pareto.s(), beta, j);
                discounted[d] += worth * (j < horizon ? 1 - v : 1) * stay[d];
                worth *= v;
            }
        }
        return _ -> new DayReader(pareto, settings.unitDays(), stay, discounted);
    }

    /** Rows of one table, found once per x. */
    private static final class TableReader implements Reader {

        private final AliveTable table;
        private final double[] logTime;
        private final AliveTable.@Nullable Row[] rows;
        private double time;
        private AliveTable.@Nullable Row row;

        TableReader(AliveTable table, double[] logTime, int highestX) {
            this.table = table;
            this.logTime = logTime;
            this.rows = new AliveTable.Row[highestX + 1];
        }

        @Override
        public void go(int x, int txDays, int tDays) {
            AliveTable.Row known = rows[x];
            if (known == null) {
                known = table.row(x);
                rows[x] = known;
            }
            row = known;
            time = logTime[tDays];
        }

        @Override
        public double expected() {
            return row().expected(time);
        }

        @Override
        public double discounted() {
            return row().discounted(time);
        }

        private AliveTable.Row row() {
            if (row == null) {
                throw new IllegalStateException("no customer yet");
            }
            return row;
        }
    }

    /** The stages' tables, weighted. */
    private final class StageReader implements Reader {

        private final TableReader[] stages;
        private double[] weights = new double[0];

        StageReader(AliveTable[] tables, double[] logTime, int highestX) {
            stages = new TableReader[tables.length];
            for (int stage = 0; stage < stages.length; stage++) {
                stages[stage] = new TableReader(tables[stage], logTime, highestX);
            }
        }

        @Override
        public void go(int x, int txDays, int tDays) {
            weights = model.stageWeights(x, txDays / settings.unitDays(), tDays / settings.unitDays());
            for (TableReader stage : stages) {
                stage.go(x, txDays, tDays);
            }
        }

        @Override
        public double expected() {
            double sum = 0;
            for (int stage = 0; stage < stages.length; stage++) {
                sum += weights[stage] * stages[stage].expected();
            }
            return sum;
        }

        @Override
        public double discounted() {
            double sum = 0;
            for (int stage = 0; stage < stages.length; stage++) {
                sum += weights[stage] * stages[stage].discounted();
            }
            return sum;
        }
    }

    private static final class DayReader implements Reader {

        private final ParetoNbd model;
        private final double unitDays;
        private final double[] stay;
        private final double[] discounted;
        private double rate;
        private int day;

        DayReader(ParetoNbd model, double unitDays, double[] stay, double[] discounted) {
            this.model = model;
            this.unitDays = unitDays;
            this.stay = stay;
            this.discounted = discounted;
        }

        @Override
        public void go(int x, int txDays, int tDays) {
            rate = (model.r() + x) / (model.alpha() + tDays / unitDays);
            day = tDays;
        }

        @Override
        public double expected() {
            return rate * stay[day];
        }

        @Override
        public double discounted() {
            return rate * discounted[day];
        }
    }
}
