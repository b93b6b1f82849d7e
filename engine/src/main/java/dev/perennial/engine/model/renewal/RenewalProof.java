package dev.perennial.engine.model.renewal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.perennial.engine.math.WilsonInterval;

/**
 * How forecasts did on the last renewal due of every contract, which a fit of all renewals before it had not seen, beside
 * one retention rate for everybody learnt from the same renewals.
 *
 * @param contracts judged
 * @param logLoss mean of −ln of the probability given to what came
 * @param logLossConstant the same of the one rate
 * @param variance of the contracts' differences
 * @param predicted share forecast to renew
 * @param observed share that renewed
 * @param groups by the number of renewals made before
 */
record RenewalProof(long contracts, double logLoss, double logLossConstant, double variance, double predicted,
        double observed, List<Group> groups) {

    private static final double NORMAL = 1.959963984540054;

    /** Contracts with as many renewals before the one judged. */
    record Group(int made, double predicted, double constant, long renewed, long due) {

        Map<String, Object> line(int months) {
            WilsonInterval interval = WilsonInterval.of(renewed, due);
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("term", (long) months);
            line.put("made", (long) made);
            line.put("contracts", due);
            line.put("predicted", predicted);
            line.put("constant", constant);
            line.put("observed", (double) renewed / due);
            line.put("low", interval.low());
            line.put("high", interval.high());
            return line;
        }
    }

    /** By laws learnt from all renewals but the last of each contract. */
    static RenewalProof of(RenewalLaw law, ConstantRenewal constant, LifeTable last) {
        long contracts = 0;
        double loss = 0;
        double constantLoss = 0;
        double squares = 0;
        double predicted = 0;
        List<Group> groups = new ArrayList<>();
        for (int made = 0; made < last.length(); made++) {
            if (last.due(made) == 0) {
                continue;
            }
            double[] model = {-Math.log(law.renewal(made)), -Math.log(law.loss(made))};
            double[] rate = {-Math.log(constant.renewal(made)), -Math.log(constant.loss(made))};
            long[] came = {last.renewed(made), last.lost(made)};
            for (int i = 0; i < came.length; i++) {
                loss += came[i] * model[i];
                constantLoss += came[i] * rate[i];
                squares += came[i] * (rate[i] - model[i]) * (rate[i] - model[i]);
            }
            contracts += last.due(made);
            predicted += last.due(made) * law.renewal(made);
            groups.add(new Group(made, law.renewal(made), constant.chance(), last.renewed(made), last.due(made)));
        }
        double mean = (constantLoss - loss) / contracts;
        return new RenewalProof(contracts, loss / contracts, constantLoss / contracts,
                Math.max(0, squares / contracts - mean * mean), predicted / contracts,
                (double) last.renewals() / contracts, groups);
    }

    /** All terms together. */
    static Optional<RenewalProof> together(List<RenewalProof> proofs) {
        return proofs.stream().reduce((one, other) -> {
            double a = (double) one.contracts / (one.contracts + other.contracts);
            double gap = one.difference() - other.difference();
            return new RenewalProof(one.contracts + other.contracts, a * one.logLoss + (1 - a) * other.logLoss,
                    a * one.logLossConstant + (1 - a) * other.logLossConstant,
                    a * one.variance + (1 - a) * other.variance + a * (1 - a) * gap * gap,
                    a * one.predicted + (1 - a) * other.predicted, a * one.observed + (1 - a) * other.observed,
                    List.of());
        });
    }

    /** How much less the model's loss is; below 0 where the one rate did better. */
    double difference() {
        return logLossConstant - logLoss;
    }

    /** Half the width of the difference's interval of 95 %. */
    private double reach() {
        return NORMAL * Math.sqrt(variance / contracts);
    }

    double low() {
        return difference() - reach();
    }

    double high() {
        return difference() + reach();
    }

    /** Which of the two did better, if one did beyond chance; the same where the fit found one rate for all. */
    String verdict() {
        return variance == 0 && difference() == 0 ? "same" : low() > 0 ? "better" : high() < 0 ? "worse" : "open";
    }

    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("log_loss", logLoss);
        figures.put("log_loss_constant", logLossConstant);
        figures.put("log_loss_difference", difference());
        figures.put("log_loss_difference_low", low());
        figures.put("log_loss_difference_high", high());
        figures.put("renewed_share", observed);
        figures.put("predicted_share", predicted);
        figures.put("judged_contracts", (double) contracts);
        return figures;
    }
}
