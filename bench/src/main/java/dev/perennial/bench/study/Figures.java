package dev.perennial.bench.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.perennial.bench.study.Recovery.Estimate;
import dev.perennial.bench.study.Recovery.Figure;
import dev.perennial.engine.model.clv.GammaGamma;
import dev.perennial.engine.model.clv.ParetoNbd;
import dev.perennial.engine.model.clv.PurchaseFit;
import dev.perennial.engine.model.clv.PurchaseModel;
import dev.perennial.engine.model.clv.SpendFit;
import dev.perennial.engine.model.renewal.RenewalFit;
import dev.perennial.engine.model.renewal.ShiftedBetaGeometric;

/**
 * What is looked at of each model: its parameters, and the means that follow from them. Two parameters of one distribution
 * may both be far off while its mean, on which forecasts rest, is not.
 */
final class Figures {

    private Figures() {
    }

    static List<Figure> of(PurchaseModel model) {
        List<Figure> figures = new ArrayList<>(Recovery.figures(model.names(), model.parameters()));
        figures.add(new Figure("mean rate", rate(model)));
        figures.add(new Figure("mean dropout", dropout(model)));
        return figures;
    }

    /** Empty where the fit says itself that dropout is in doubt. */
    static Optional<Estimate> of(PurchaseFit fit) {
        if (fit.doubt().isPresent()) {
            return Optional.empty();
        }
        double stays = fit.model() instanceof ParetoNbd ? 1 : 1 - dropout(fit.model());
        return Optional.of(new Estimate(fit.model().parameters(), fit.standardErrors())
                .and(rate(fit.model()), new double[]{1, -1, 0, 0}, fit.covariance())
                .and(dropout(fit.model()), new double[]{0, 0, stays, -stays}, fit.covariance()));
    }

    private static double rate(PurchaseModel model) {
        return model.r() / model.alpha() / model.stages();
    }

    /** The mean chance to leave after an order, for Pareto/NBD the mean rate of leaving. */
    private static double dropout(PurchaseModel model) {
        double[] parameters = model.parameters();
        return parameters[2] / (model instanceof ParetoNbd ? parameters[3] : parameters[2] + parameters[3]);
    }

    static List<Figure> of(GammaGamma model) {
        List<Figure> figures = new ArrayList<>(Recovery.figures(new String[]{"p", "q", "gamma"},
                new double[]{model.p(), model.q(), model.gamma()}));
        figures.add(new Figure("mean spend", model.populationMean()));
        return figures;
    }

    static Estimate of(SpendFit fit) {
        GammaGamma model = fit.model();
        return new Estimate(new double[]{model.p(), model.q(), model.gamma()}, fit.standardErrors())
                .and(model.populationMean(), new double[]{1, -model.q() / (model.q() - 1), 1}, fit.covariance());
    }

    static List<Figure> of(ShiftedBetaGeometric law) {
        List<Figure> figures = new ArrayList<>(
                Recovery.figures(new String[]{"alpha", "beta"}, new double[]{law.alpha(), law.beta()}));
        figures.add(new Figure("mean loss", law.loss(0)));
        return figures;
    }

    /** Empty where the fit tells no errors, because the likelihood has no peak inside. */
    static Optional<Estimate> of(RenewalFit fit) {
        return fit.law() instanceof ShiftedBetaGeometric law
                ? fit.errors().map(errors -> new Estimate(new double[]{law.alpha(), law.beta()}, errors)
                        .and(law.loss(0), Double.NaN))
                : Optional.empty();
    }
}
