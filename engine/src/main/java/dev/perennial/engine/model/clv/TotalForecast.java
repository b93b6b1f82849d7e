package dev.perennial.engine.model.clv;

import java.io.Serializable;
import java.util.List;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.history.PerPopulation;
import dev.perennial.engine.shard.Shards;

/** What all customers together are expected to order and to be worth over the horizon, with joint intervals. */
public record TotalForecast(Total orders, Total value, Total clv) implements Serializable {

    /** A total and its bounds. NaN bounds of money where no spend model could be fitted. */
    public record Total(double expected, double low, double high) implements Serializable {
        static Total of(double expected, Bounds bounds) {
            return new Total(expected, bounds.low(), bounds.high());
        }
    }

    /** Sums of the customers' expectations. */
    public record Sums(double orders, double value, double clv) implements Serializable {

        static final Sums NONE = new Sums(0, 0, 0);

        public Sums plus(Sums other) {
            return new Sums(orders + other.orders, value + other.value, clv + other.clv);
        }
    }

    /**
     * Totals of these customers.
     *
     * @param each their expectations, added up by population
     * @param errors errors of totals at earlier cuts
     */
    public static TotalForecast of(Shards<CustomerShard> customers, PerPopulation<ClvFit> fits, ClvSettings settings,
            List<Sums> each, List<TotalPredictive.PastError> errors) {
        TotalPredictive predictive = predictive(customers, fits, settings, each);
        Sums sums = each.stream().reduce(Sums.NONE, Sums::plus);
        Total orders = Total.of(sums.orders(), predictive.orders(sums.orders(), settings.level(), errors));
        if (fits.each().stream().anyMatch(fit -> fit.spend().isEmpty())) {
            return new TotalForecast(orders, new Total(sums.value(), Double.NaN, Double.NaN),
                    new Total(sums.clv(), Double.NaN, Double.NaN));
        }
        return new TotalForecast(orders,
                Total.of(sums.value(), predictive.value(sums.value(), settings.level(), errors)),
                Total.of(sums.clv(), predictive.value(sums.clv(), settings.level(), errors)));
    }

    private static TotalPredictive predictive(Shards<CustomerShard> customers, PerPopulation<ClvFit> fits,
            ClvSettings settings, List<Sums> sums) {
        List<TotalPredictive> each = fits.map((fit, population, g) -> TotalPredictive.of(fit.purchase(), fit.spend(),
                settings.horizon(), PopulationScoring.inputs(customers, population, settings.unitDays()), g)).each();
        return fits.undivided()
                ? each.getFirst()
                : TotalPredictive.together(each, sums.stream().mapToDouble(Sums::orders).toArray(),
                        sums.stream().mapToDouble(Sums::value).toArray());
    }
}
