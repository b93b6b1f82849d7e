package dev.perennial.engine.report;

import dev.perennial.engine.model.backtest.PopulationCheck;
import dev.perennial.engine.model.clv.CovariateFit;
import dev.perennial.engine.value.ValueResult;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Populations with parameters of their own as JSON, and whether they should have them. */
final class PopulationsJson {

    private PopulationsJson() {
    }

    static void fill(ObjectNode root, ValueResult.Populations populations) {
        ArrayNode each = root.putArray("populations");
        for (ValueResult.OnePopulation one : populations.each()) {
            ObjectNode node = each.addObject();
            node.put("label", one.label());
            node.put("from", one.from().toString());
            node.put("until", one.until().toString());
            PurchaseJson.model(node.putObject("model"), one.purchase());
            one.spend().ifPresentOrElse(fit -> JsonReport.spend(node.putObject("gammaGamma"), fit),
                    () -> node.putNull("gammaGamma"));
        }
        populations.covariates().ifPresentOrElse(fit -> covariates(root.putObject("covariates"), fit),
                () -> root.putNull("covariates"));
        populations.check().ifPresentOrElse(check -> check(root.putObject("populationCheck"), check),
                () -> root.putNull("populationCheck"));
    }

    private static void covariates(ObjectNode node, CovariateFit fit) {
        JsonReport.put(node, "logLikelihood", fit.logLikelihood());
        JsonReport.put(node, "likelihoodRatio", fit.ratio());
        node.put("degreesOfFreedom", fit.freedom());
        JsonReport.put(node, "pValue", fit.pValue());
        ArrayNode effects = node.putArray("effects");
        for (CovariateFit.Effect effect : fit.effects()) {
            ObjectNode one = effects.addObject();
            one.put("covariate", effect.covariate());
            one.put("parameter", effect.parameter());
            JsonReport.put(one, "coefficient", effect.coefficient());
            JsonReport.put(one, "standardError", effect.standardError());
        }
    }

    private static void check(ObjectNode node, PopulationCheck check) {
        node.put("by", check.by().code());
        node.put("cut", check.cut().toString());
        node.put("until", check.until().toString());
        node.put("customers", check.customers());
        node.put("populations", check.populations());
        JsonReport.put(node, "everyone", check.everyone());
        JsonReport.put(node, "each", check.each());
        JsonReport.put(node, "difference", check.difference());
        JsonReport.put(node, "standardError", check.standardError());
        node.put("better", check.better());
    }
}
