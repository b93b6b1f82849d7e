package dev.perennial.bench.study;

import java.util.List;

import dev.perennial.engine.model.clv.BgNbd;
import dev.perennial.engine.model.clv.GammaGamma;
import dev.perennial.engine.model.clv.MbgCnbd;
import dev.perennial.engine.model.clv.MbgNbd;
import dev.perennial.engine.model.clv.ParetoNbd;
import dev.perennial.engine.model.clv.PurchaseModel;

/**
 * A truth that customers are drawn from. Units are weeks; customers are seen for one to two years, and the year after is
 * forecast.
 *
 * @param ticks parts into which a week is cut: 7 are days, as the product counts, the orders of a day being one
 */
record Setting(String name, PurchaseModel model, GammaGamma spend, int ticks) {

    static final int LONGEST = 104;
    static final int HORIZON = 52;

    private static final int DAYS = 7;
    private static final int HOURS = 24 * DAYS;
    private static final GammaGamma USUAL = new GammaGamma(6.25, 3.74, 15.44);

    /** Orders about every four weeks (frequent) or every half year (rare); few or many of the customers leave. */
    static final List<Setting> PURCHASES = List.of(
            of("frequent, few leave", new BgNbd(1.5, 6, 0.4, 8)),
            of("frequent, many leave", new BgNbd(1.5, 6, 1, 4)),
            new Setting("bg-nbd, frequent, many leave, to the hour", new BgNbd(1.5, 6, 1, 4), USUAL, HOURS),
            of("rare, few leave", new BgNbd(0.8, 20, 0.4, 8)),
            of("rare, many leave", new BgNbd(0.8, 20, 1, 2.5)),
            of("frequent, few leave", new MbgNbd(1.5, 6, 0.4, 8)),
            of("frequent, many leave", new MbgNbd(1.5, 6, 1, 4)),
            new Setting("mbg-nbd, frequent, many leave, to the hour", new MbgNbd(1.5, 6, 1, 4), USUAL, HOURS),
            of("rare, few leave", new MbgNbd(0.8, 20, 0.4, 8)),
            of("rare, many leave", new MbgNbd(0.8, 20, 1, 2.5)),
            of("frequent, few leave", new ParetoNbd(1.5, 6, 0.6, 120)),
            of("frequent, many leave", new ParetoNbd(1.5, 6, 0.8, 25)),
            of("rare, few leave", new ParetoNbd(0.8, 20, 0.6, 120)),
            of("rare, many leave", new ParetoNbd(0.8, 20, 0.8, 25)),
            of("frequent, few leave", new MbgCnbd(2, 1.5, 3, 0.4, 8)),
            of("frequent, many leave", new MbgCnbd(2, 1.5, 3, 1, 4)),
            of("rare, few leave", new MbgCnbd(2, 0.8, 10, 0.4, 8)),
            of("rare, many leave", new MbgCnbd(2, 0.8, 10, 1, 2.5)));

    /** What an order costs: as on CDNOW, much the same for everybody, or with a heavy tail. */
    static final List<Setting> SPENDS = List.of(
            new Setting("gamma-gamma, frequent, usual", new BgNbd(1.5, 6, 1, 4), USUAL, DAYS),
            new Setting("gamma-gamma, rare, usual", new BgNbd(0.8, 20, 1, 2.5), USUAL, DAYS),
            new Setting("gamma-gamma, frequent, alike", new BgNbd(1.5, 6, 1, 4), new GammaGamma(12, 15, 100), DAYS),
            new Setting("gamma-gamma, frequent, heavy tail", new BgNbd(1.5, 6, 1, 4), new GammaGamma(1.5, 2.2, 40),
                    DAYS));

    private static Setting of(String name, PurchaseModel model) {
        return new Setting(model.code() + (model.stages() > 1 ? "-" + model.stages() : "") + ", " + name, model, USUAL,
                DAYS);
    }
}
