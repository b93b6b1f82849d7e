package dev.perennial.engine.model.renewal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.perennial.engine.math.WilsonInterval;

/**
 * Contracts of one term and what was learnt of them.
 *
 * @param table of all renewals that came due
 * @param lack why nothing was learnt; empty where something was
 * @param proof how the same recipe did on the last renewals; empty where there are too few before them
 */
record Term(int months, LifeTable table, Optional<Lack> lack, Optional<RenewalFit> fit, Optional<RenewalProof> proof) {

    /** Why there is no forecast. */
    enum Lack {
        TOO_FEW_CONTRACTS, TOO_FEW_LOSSES, TOO_FEW_RENEWALS;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * How much there must be to learn from.
     *
     * @param contracts of which a renewal came due
     * @param events renewals that came, and as many that did not
     */
    record Limits(long contracts, long events) {

        Optional<Lack> lack(LifeTable table) {
            if (table.contracts() < contracts) {
                return Optional.of(Lack.TOO_FEW_CONTRACTS);
            }
            if (table.losses() < events) {
                return Optional.of(Lack.TOO_FEW_LOSSES);
            }
            return table.renewals() < events ? Optional.of(Lack.TOO_FEW_RENEWALS) : Optional.empty();
        }
    }

    static Term of(TermCounts counts, Limits limits) {
        LifeTable table = counts.withoutLast(0);
        Optional<Lack> lack = limits.lack(table);
        return new Term(counts.months(), table, lack,
                lack.isPresent() ? Optional.empty() : Optional.of(RenewalFitting.fit(table)), proof(counts, limits));
    }

    private static Optional<RenewalProof> proof(TermCounts counts, Limits limits) {
        LifeTable before = counts.withoutLast(1);
        LifeTable last = counts.last();
        return limits.lack(before).isPresent() || last.renewals() + last.losses() == 0
                ? Optional.empty()
                : Optional.of(RenewalProof.of(RenewalFitting.fit(before).law(), ConstantRenewal.of(before), last));
    }

    /** What the page says of the term. */
    Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("code", lack.map(Lack::code).or(() -> fit.map(one -> one.kind().code())).orElseThrow());
        line.put("term", (long) months);
        line.put("contracts", table.contracts());
        line.put("renewals", table.renewals());
        line.put("losses", table.losses());
        fit.ifPresent(one -> {
            if (one.law() instanceof ShiftedBetaGeometric(double alpha, double beta)) {
                line.put("alpha", alpha);
                line.put("beta", beta);
            }
            one.errors().ifPresent(errors -> {
                line.put("alpha_error", errors[0]);
                line.put("beta_error", errors[1]);
            });
            line.put("gain", one.logLikelihood() - one.logLikelihoodConstant());
        });
        proof.ifPresent(one -> {
            line.put("verdict", one.verdict());
            line.put("judged", one.contracts());
            line.put("log_loss", one.logLoss());
            line.put("log_loss_constant", one.logLossConstant());
            line.put("difference", one.difference());
            line.put("low", one.low());
            line.put("high", one.high());
        });
        return line;
    }

    /** The retention curve: what is observed, by the product of the shares renewed, and fitted. */
    List<Map<String, Object>> curve() {
        Survivors survivors = new Survivors();
        return fit.stream().flatMap(one -> IntStream.range(0, table.length()).filter(made -> table.due(made) > 0)
                .<Map<String, Object>>mapToObj(made -> {
                    WilsonInterval interval = WilsonInterval.of(table.renewed(made), table.due(made));
                    survivors.pass(table.due(made), table.lost(made));
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("term", (long) months);
                    line.put("renewal", made + 1L);
                    line.put("due", table.due(made));
                    line.put("left", survivors.share());
                    line.put("left_low", survivors.low());
                    line.put("left_high", survivors.high());
                    line.put("left_fitted", one.law().survival(made + 1));
                    line.put("left_constant", ConstantRenewal.of(table).survival(made + 1));
                    line.put("share", (double) table.renewed(made) / table.due(made));
                    line.put("low", interval.low());
                    line.put("high", interval.high());
                    line.put("share_fitted", one.law().renewal(made));
                    return line;
                })).toList();
    }
}
