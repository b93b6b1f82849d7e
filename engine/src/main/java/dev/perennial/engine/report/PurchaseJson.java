package dev.perennial.engine.report;

import dev.perennial.engine.model.clv.ModelComparison;
import dev.perennial.engine.model.clv.PurchaseFit;
import dev.perennial.engine.model.clv.PurchaseModel;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The purchase model as JSON, in one shape whichever it is, and the models it was chosen among. */
final class PurchaseJson {

    private PurchaseJson() {
    }

    static void fill(ObjectNode root, PurchaseFit fit) {
        model(root.putObject("model"), fit);
        fit.comparison().ifPresentOrElse(comparison -> comparison(root.putObject("comparison"), comparison),
                () -> root.putNull("comparison"));
    }

    static void model(ObjectNode node, PurchaseFit fit) {
        node.put("code", fit.model().code());
        node.put("k", fit.model().stages());
        parameters(node.putObject("parameters"), fit.model());
        errors(node.putObject("standardErrors"), fit);
        JsonReport.put(node, "logLikelihood", fit.logLikelihood());
        node.put("customers", fit.customers());
        doubt(node, fit);
    }

    static void parameters(ObjectNode node, PurchaseModel model) {
        String[] names = model.names();
        double[] values = model.parameters();
        for (int i = 0; i < names.length; i++) {
            JsonReport.put(node, names[i], values[i]);
        }
    }

    static void errors(ObjectNode node, PurchaseFit fit) {
        String[] names = fit.model().names();
        for (int i = 0; i < names.length; i++) {
            JsonReport.put(node, names[i], i < fit.standardErrors().length ? fit.standardErrors()[i] : Double.NaN);
        }
    }

    /** Why the model is to be taken with care; null where it is not. */
    static void doubt(ObjectNode node, PurchaseFit fit) {
        fit.doubt().ifPresentOrElse(doubt -> {
            ObjectNode warning = node.putObject("warning");
            warning.put("code", "dropout-not-identified");
            warning.put("reason", doubt.reason());
            JsonReport.put(warning, "likelihoodRatio", doubt.likelihoodRatio());
        }, () -> node.putNull("warning"));
    }

    private static void comparison(ObjectNode node, ModelComparison comparison) {
        node.put("cut", comparison.cut().toString());
        node.put("until", comparison.until().toString());
        node.put("customers", comparison.customers());
        ArrayNode models = node.putArray("models");
        for (ModelComparison.Candidate one : comparison.candidates()) {
            ObjectNode model = models.addObject();
            model.put("code", one.model().code());
            model.put("k", one.k());
            parameters(model.putObject("parameters"), one.model());
            JsonReport.put(model, "logLikelihood", one.logLikelihood());
            JsonReport.put(model, "heldOutLogLikelihood", one.heldOut());
            JsonReport.put(model, "mae", one.mae());
            model.put("chosen", one.chosen());
        }
    }
}
