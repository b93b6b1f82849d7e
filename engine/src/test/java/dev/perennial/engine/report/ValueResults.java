package dev.perennial.engine.report;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.perennial.engine.model.backtest.Backtest;
import dev.perennial.engine.model.clv.BgNbd;
import dev.perennial.engine.model.clv.GammaGamma;
import dev.perennial.engine.model.clv.Nbd;
import dev.perennial.engine.model.clv.PurchaseFit;
import dev.perennial.engine.model.clv.SpendFit;
import dev.perennial.engine.orders.OrderColumn;
import dev.perennial.engine.orders.OrderFormat;
import dev.perennial.engine.orders.ReadSummary;
import dev.perennial.engine.orders.RejectReason;
import dev.perennial.engine.value.Interval;
import dev.perennial.engine.value.ValueResult;
import dev.perennial.engine.value.ValueResult.Base;
import dev.perennial.engine.value.ValueResult.CustomerLine;
import dev.perennial.engine.value.ValueResult.Group;
import dev.perennial.engine.value.ValueResult.RfmCell;
import dev.perennial.engine.value.ValueResult.Share;
import dev.perennial.engine.value.ValueSettings;

/** Valuations to tell of: a furniture retailer of 20,000 customers, and the same with parts missing. */
record ValueResults(ValueResult result) {

    static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
    static final LocalDate FIRST = LocalDate.of(2023, 7, 1);

    private static final ValueResult.Populations NO_POPULATIONS = new ValueResult.Populations(List.of(),
            Optional.empty(), Optional.empty());

    static ValueResults furnitureRetailer() {
        ValueSettings settings = ValueSettings.defaults().withHoldout(26).withMargin(0.35).withCurrency("CNY");
        Base base = new Base(new Interval(13_482.4, 12_610, 14_371), new Interval(12_934_118.2, 11_720_404, 14_190_551),
                new Interval(12_344_870.55, 11_190_330, 13_540_912), 14_917, 40_120_558.4, 8_734.2, 0.463, 3_918_220.7);
        return new ValueResults(new ValueResult("furniture_orders.csv", read(), settings, AS_OF, 20_000, 58_214,
                bgNbd(), Optional.of(spend()), NO_POPULATIONS, base, concentration(), stages(), cells(), groups(),
                new ValueResult.Quadrants(1.8342, 2_689.5, quadrants()), customers(12, 0.31, "declining",
                        "interval-lengthening"),
                customers(12, 0.97, "mature", "regular-rhythm"),
                Optional.of(backtest()), new ValueResult.Timings(1.21, 0.34, 0.4, 0.3, 2.4)));
    }

    ValueResults withSettings(ValueSettings settings) {
        return new ValueResults(new ValueResult(result.source(), result.read(), settings, result.asOf(),
                result.customers(), result.orders(), result.purchase(), result.spend(), result.populations(),
                result.base(),
                result.concentration(), result.stages(), result.rfmCells(), result.rfmGroups(), result.quadrants(),
                result.leaving(), result.best(), result.backtest(), result.timings()));
    }

    ValueResults withPurchase(PurchaseFit fit) {
        return new ValueResults(new ValueResult(result.source(), result.read(), result.settings(), result.asOf(),
                result.customers(), result.orders(), fit, result.spend(), result.populations(), result.base(),
                result.concentration(),
                result.stages(), result.rfmCells(), result.rfmGroups(), result.quadrants(), result.leaving(),
                result.best(), result.backtest(), result.timings()));
    }

    ValueResults withNbdFallback() {
        PurchaseFit fit = new PurchaseFit(new Nbd(0.7442, 9.047), -18_222.4, 20_000, new double[]{0.02, 0.3},
                new double[2][2], 31, Optional.of(new PurchaseFit.Fallback("likelihood-ratio",
                        new BgNbd(0.7442, 9.047, 1e-6, 310.2), -18_222.39, 0.02)));
        return withPurchase(fit);
    }

    ValueResults withBacktest(Optional<Backtest> test) {
        return new ValueResults(new ValueResult(result.source(), result.read(), result.settings(), result.asOf(),
                result.customers(), result.orders(), result.purchase(), result.spend(), result.populations(),
                result.base(),
                result.concentration(), result.stages(), result.rfmCells(), result.rfmGroups(), result.quadrants(),
                result.leaving(), result.best(), test, result.timings()));
    }

    /** Every order counts the same, so money has no interval. */
    ValueResults withoutSpendModel() {
        Base base = result.base();
        return withBase(new Base(base.orders(), unsure(base.value()), unsure(base.clv()), base.pastYearOrders(),
                base.pastYearSpend(), base.active(), base.topDecileShare(), base.valueAtRisk()), Optional.empty());
    }

    private static Interval unsure(Interval money) {
        return new Interval(money.estimate(), Double.NaN, Double.NaN);
    }

    ValueResults withoutValue() {
        Base base = result.base();
        Interval nothing = new Interval(0, 0, 0);
        return withBase(new Base(base.orders(), nothing, nothing, base.pastYearOrders(), base.pastYearSpend(),
                base.active(), Double.NaN, 0), result.spend()).withCustomers(List.of(), result.best());
    }

    private ValueResults withBase(Base base, Optional<SpendFit> spend) {
        return new ValueResults(new ValueResult(result.source(), result.read(), result.settings(), result.asOf(),
                result.customers(), result.orders(), result.purchase(), spend, result.populations(), base,
                result.concentration(),
                result.stages(), result.rfmCells(), result.rfmGroups(), result.quadrants(), result.leaving(),
                result.best(), result.backtest(), result.timings()));
    }

    ValueResults withCustomers(List<CustomerLine> leaving, List<CustomerLine> best) {
        return new ValueResults(new ValueResult(result.source(), result.read(), result.settings(), result.asOf(),
                result.customers(), result.orders(), result.purchase(), result.spend(), result.populations(),
                result.base(),
                result.concentration(), result.stages(), result.rfmCells(), result.rfmGroups(), result.quadrants(),
                leaving, best, result.backtest(), result.timings()));
    }

    /** One customer, one order, nothing to fit a spend model on, no currency, no holdout. */
    static ValueResults oneCustomer() {
        ReadSummary read = new ReadSummary(1, 1, Map.of(), Optional.empty(), AS_OF, AS_OF, format());
        Interval none = new Interval(Double.NaN, Double.NaN, Double.NaN);
        Base base = new Base(new Interval(0.2, 0, 1), none, none, 1, 99.5, 1, Double.NaN, Double.NaN);
        PurchaseFit fit = new PurchaseFit(new BgNbd(0.2, 4, 0.8, 2.4), -0.6, 1, new double[]{Double.NaN, Double.NaN,
                Double.POSITIVE_INFINITY, Double.NaN}, new double[4][4], 9, Optional.empty());
        List<Group> stages = List.of(new Group("new", 1, Double.NaN, 99.5, 1), group("growing"), group("mature"),
                group("declining"), group("lost"));
        return new ValueResults(new ValueResult("one.csv", read, ValueSettings.defaults(), AS_OF, 1, 1, fit,
                Optional.empty(), NO_POPULATIONS, base, List.of(new Share(1, 1)), stages,
                List.of(new RfmCell(3, 3, 1, Double.NaN)),
                List.of(new Group("general-win-back", 1, Double.NaN, 99.5, 1)),
                new ValueResult.Quadrants(1, 99.5, List.of(new Group("B", 1, Double.NaN, 99.5, 1))), List.of(),
                List.of(new CustomerLine("only", AS_OF, 1, "new", "one-order", 1, none, Double.NaN)),
                Optional.empty(), new ValueResult.Timings(0, 0, 0, 0, 0)));
    }

    static CustomerLine customer(String id, double pAlive, String stage, String reason) {
        return new CustomerLine(id, LocalDate.of(2026, 2, 14), 9, stage, reason, pAlive,
                new Interval(8_412.5, 1_904, 17_830), 19_300.2);
    }

    private static List<CustomerLine> customers(int count, double pAlive, String stage, String reason) {
        String[] names = {"王芳-10482", "LI-WEI-22", "C000173", "张伟 8831", "Emma Chen", "C014402", "赵敏-77",
                "C009001", "周杰-5120", "Noah Wang", "C000020", "孙丽 3"};
        List<CustomerLine> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double clv = 21_480.25 / (1 + 0.09 * i);
            boolean odd = i % 4 == 3;
            lines.add(new CustomerLine(names[i % names.length], AS_OF.minusDays(11 + 17L * i), 24 - i,
                    odd && pAlive < 0.5 ? "lost" : stage, odd && pAlive < 0.5 ? "unlikely-to-return" : reason,
                    odd && pAlive < 0.5 ? 0.12 : Math.max(0.02, pAlive - 0.01 * i),
                    new Interval(clv, clv * 0.42, clv * 1.71), clv * 1.4));
        }
        return lines;
    }

    private static Group group(String code) {
        return new Group(code, 0, 0, 0, Double.NaN);
    }

    private static ReadSummary read() {
        return new ReadSummary(60_112, 58_790, Map.of(RejectReason.NO_CUSTOMER, 902L, RejectReason.BAD_DATE, 41L,
                RejectReason.BAD_AMOUNT, 7L, RejectReason.CANCELLED, 372L), Optional.of(Path.of("out", "rejects.csv")),
                FIRST, AS_OF, format());
    }

    private static OrderFormat format() {
        return new OrderFormat("csv", "GB18030", ",", "iso", Map.of(OrderColumn.CUSTOMER, "客户编号", OrderColumn.DATE,
                "下单日期", OrderColumn.AMOUNT, "实付金额", OrderColumn.ORDER, "订单号"));
    }

    private static PurchaseFit bgNbd() {
        return new PurchaseFit(new BgNbd(0.612, 31.84, 0.721, 3.105), -141_882.63, 20_000,
                new double[]{0.0127, 0.744, 0.0391, 0.2207}, new double[4][4], 27, Optional.empty());
    }

    private static SpendFit spend() {
        return new SpendFit(new GammaGamma(3.21, 4.02, 2_512.7), -198_311.2, 11_870, new double[]{0.04, 0.09, 88.1},
                new double[3][3], 0.031);
    }

    private static List<Share> concentration() {
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            double share = i / 100.0;
            shares.add(new Share(share, 1 - Math.pow(1 - share, 5.9)));
        }
        return shares;
    }

    private static List<Group> stages() {
        return List.of(new Group("new", 6_841, 1_902_300, 9_811_200, 0.93),
                new Group("growing", 3_720, 3_840_112, 11_320_400, 0.78),
                new Group("mature", 2_190, 5_912_007, 15_220_931, 0.91),
                new Group("declining", 618, 412_880, 1_890_020, 0.52),
                new Group("lost", 6_631, 277_571.55, 1_878_007, 0.07));
    }

    private static List<RfmCell> cells() {
        List<RfmCell> cells = new ArrayList<>();
        for (int r = 1; r <= 5; r++) {
            for (int f = 1; f <= 5; f++) {
                int customers = (int) (1_500.0 / (1 + Math.abs(r - f) * Math.abs(r - f)));
                if (r + f > 2) {
                    cells.add(new RfmCell(r, f, customers, customers * 41.0 * r * f * f / 2));
                }
            }
        }
        return cells;
    }

    private static List<Group> groups() {
        return List.of(new Group("important-value", 4_902, 7_711_400, 21_400_000, 0.88),
                new Group("important-develop", 1_311, 1_020_000, 4_100_000, 0.9),
                new Group("important-keep", 1_840, 1_410_000, 5_030_000, 0.36),
                new Group("important-win-back", 1_207, 320_000, 1_200_000, 0.28),
                new Group("general-value", 1_012, 640_000, 2_910_000, 0.86),
                new Group("general-develop", 3_904, 811_000, 4_300_000, 0.91),
                new Group("general-keep", 1_090, 190_000, 690_000, 0.33),
                new Group("general-win-back", 4_734, 242_470, 490_558, 0.22));
    }

    private static List<Group> quadrants() {
        return List.of(new Group("B", 3_812, 1_411_000, 6_200_000, 0.8),
                new Group("C", 2_007, 2_870_000, 9_100_000, 0.88), new Group("D", 1_933, 1_944_000, 9_870_000, 0.81),
                new Group("E", 1_480, 4_690_000, 14_950_558, 0.9), new Group("", 10_768, 1_429_870, 0, 0.22));
    }

    static Backtest backtest() {
        List<Backtest.FrequencyClass> classes = new ArrayList<>();
        int[] sizes = {8_210, 4_010, 2_190, 1_260, 720, 455, 290, 610};
        for (int i = 0; i < sizes.length; i++) {
            double actual = 0.11 + 0.31 * i + (i == 7 ? 0.9 : 0);
            classes.add(new Backtest.FrequencyClass(i, i == 7, sizes[i], actual * (0.94 - 0.012 * i), actual));
        }
        List<Backtest.TrackingPoint> points = new ArrayList<>();
        for (int unit = 0; unit <= 156; unit++) {
            double actual = 0.9 * unit * unit + 105 * unit + 260 * Math.sin(unit / 8.3);
            boolean holdout = unit > 130;
            points.add(new Backtest.TrackingPoint(unit, FIRST.plusWeeks(unit),
                    0.9 * unit * unit + 105 * unit - (holdout ? 14 * (unit - 130) : 0), Math.max(0, actual), holdout));
        }
        List<Backtest.Score> baselines = List.of(
                new Backtest.Score("same-as-last-period", 8_117, 7_640, 0.4512, 0.9831, 0.0624, 0.51, 0.744, 0.41),
                new Backtest.Score("average-rate", 10_992, 7_640, 0.5107, 1.0442, 0.4387, 0.55, 0.751, 0.44));
        return new Backtest(AS_OF.minusWeeks(26), AS_OF, 26, 17_745,
                new Backtest.Score("bg-nbd", 7_212.4, 7_640, 0.3871, 0.8123, -0.056, 0.634, 0.792, 0.486), baselines,
                classes, points, new Backtest.Coverage(0.8, 0.931, 0.796, 0.874, 0.781),
                new Backtest.Total(7_212.4, 6_701, 7_790, 7_640), Optional.empty());
    }
}
