package dev.perennial.engine.model.clv;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** How much of the predictive variance of a sample's orders and money comes from not knowing the parameters exactly. */
final class VarianceShare {

    private VarianceShare() {
    }

    /**
     * The larger of the shares for orders and for money. Money's own variance is taken as that of its number of orders at
     * the mean spend, which is less than it is, so that the share errs upward; it exists even where q &lt; 2.
     */
    static double of(ParameterPoints.Point centre, List<ParameterPoints.Point> around, List<ClvInput> sample,
            int horizon) {
        double orders = 0;
        double money = 0;
        double ordersByParameters = 0;
        double moneyByParameters = 0;
        for (ClvInput shard : sample) {
            for (int i = 0; i < shard.purchases().size(); i++) {
                double variance = variance(centre.purchase(), shard.purchases(), i, horizon);
                double spend = spend(centre.spend(), shard.spend(), i);
                Moments expected = new Moments();
                Moments value = new Moments();
                for (ParameterPoints.Point point : around) {
                    double e = expected(point.purchase(), shard.purchases(), i, horizon);
                    expected.add(e);
                    value.add(e * spend(point.spend(), shard.spend(), i));
                }
                orders += variance;
                ordersByParameters += expected.variance();
                money += variance * spend * spend;
                moneyByParameters += value.variance();
            }
        }
        return Math.max(share(ordersByParameters, orders), share(moneyByParameters, money));
    }

    private static double share(double byParameters, double own) {
        return byParameters > 0 ? byParameters / (byParameters + own) : 0;
    }

    private static double variance(PurchaseModel model, PurchaseData data, int i, int horizon) {
        double t = data.tDays(i) / data.unitDays();
        double pAlive = model.pAlive(data.x(i), data.txDays(i) / data.unitDays(), t);
        CountDistribution count = CountDistribution.of(model, data.x(i), data.txDays(i) / data.unitDays(), t,
                horizon);
        return pAlive * count.meanSquare() - Math.pow(pAlive * count.mean(), 2);
    }

    private static double expected(PurchaseModel model, PurchaseData data, int i, int horizon) {
        return model.expected(data.x(i), data.txDays(i) / data.unitDays(), data.tDays(i) / data.unitDays(), horizon);
    }

    private static double spend(@Nullable GammaGamma model, SpendData data, int i) {
        double spend = model == null ? 1 : model.expectedSpend(data.n(i), data.mean(i));
        return spend > 0 ? spend : 0;
    }

    private static final class Moments {

        private int count;
        private double mean;
        private double squares;

        void add(double value) {
            count++;
            double difference = value - mean;
            mean += difference / count;
            squares += difference * (value - mean);
        }

        double variance() {
            return squares / count;
        }
    }
}
