package dev.perennial.engine.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.perennial.engine.model.clv.PurchaseFit;
import dev.perennial.engine.model.clv.PurchaseModel;
import dev.perennial.engine.model.clv.SpendFit;
import dev.perennial.engine.orders.OrderColumn;
import dev.perennial.engine.orders.OrderFormat;
import dev.perennial.engine.orders.ReadSummary;
import dev.perennial.engine.value.Interval;
import dev.perennial.engine.value.ValueResult;
import dev.perennial.engine.value.ValueResult.CustomerLine;
import dev.perennial.engine.value.ValueResult.Group;
import dev.perennial.engine.value.ValueSettings;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The valuation as one JSON object. Numbers stand at full precision; what is not a finite number is null; days are ISO
 * dates; what was not asked for or could not be fitted is null.
 */
public final class JsonReport {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private JsonReport() {
    }

    /** The object as indented text. */
    public static String text(ValueResult result) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(object(result));
    }

    /** The object itself. */
    public static ObjectNode object(ValueResult result) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("source", result.source());
        root.put("customers", result.customers());
        root.put("orders", result.orders());
        root.put("rejected", result.read().rejectedRows());
        root.put("asOf", result.asOf().toString());
        purchase(root, result.purchase());
        PurchaseJson.fill(root, result.purchase());
        result.spend().ifPresentOrElse(fit -> spend(root.putObject("gammaGamma"), fit),
                () -> root.putNull("gammaGamma"));
        PopulationsJson.fill(root, result.populations());
        result.backtest().ifPresentOrElse(test -> BacktestJson.fill(root.putObject("holdout"), test),
                () -> root.putNull("holdout"));
        base(root.putObject("base"), result.base());
        groups(root.putArray("stages"), result.stages());
        groups(root.putArray("rfmGroups"), result.rfmGroups());
        cells(root.putArray("rfmCells"), result.rfmCells());
        quadrants(root.putObject("quadrants"), result.quadrants());
        concentration(root.putArray("concentration"), result.concentration());
        customers(root.putArray("leaving"), result.leaving());
        customers(root.putArray("best"), result.best());
        read(root, result.read());
        settings(root.putObject("settings"), result.settings());
        timings(root.putObject("timings"), result.timings());
        return root;
    }

    /** Puts a finite number, else null. */
    static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    /** {@code bg-nbd} becomes {@code bgNbd}. */
    static String camel(String code) {
        StringBuilder name = new StringBuilder();
        for (String part : code.split("-", -1)) {
            boolean first = name.isEmpty() || part.isEmpty();
            name.append(first ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return name.toString();
    }

    private static void purchase(ObjectNode root, PurchaseFit fit) {
        ObjectNode node = root.putObject(camel(fit.model().code()));
        node.put("used", true);
        parameters(node, fit.model());
        put(node, "logLikelihood", fit.logLikelihood());
        node.put("customers", fit.customers());
        node.put("evaluations", fit.evaluations());
        PurchaseJson.errors(node.putObject("standardErrors"), fit);
        PurchaseJson.doubt(node, fit);
        fit.fallback().ifPresent(fallback -> {
            ObjectNode rejected = root.putObject(camel(fallback.rejected().code()));
            rejected.put("used", false);
            rejected.put("reason", fallback.reason());
            put(rejected, "likelihoodRatio", fallback.likelihoodRatio());
            parameters(rejected, fallback.rejected());
            put(rejected, "logLikelihood", fallback.rejectedLogLikelihood());
        });
    }

    private static void parameters(ObjectNode node, PurchaseModel model) {
        node.put("k", model.stages());
        PurchaseJson.parameters(node, model);
    }

    private static void errors(ObjectNode node, List<String> names, double[] errors) {
        for (int i = 0; i < names.size(); i++) {
            put(node, names.get(i), i < errors.length ? errors[i] : Double.NaN);
        }
    }

    static void spend(ObjectNode node, SpendFit fit) {
        put(node, "p", fit.model().p());
        put(node, "q", fit.model().q());
        put(node, "gamma", fit.model().gamma());
        put(node, "logLikelihood", fit.logLikelihood());
        node.put("customers", fit.customers());
        put(node, "populationMean", fit.model().populationMean());
        put(node, "correlation", fit.correlation());
        errors(node.putObject("standardErrors"), List.of("p", "q", "gamma"), fit.standardErrors());
    }

    private static void base(ObjectNode node, ValueResult.Base base) {
        interval(node.putObject("orders"), base.orders());
        interval(node.putObject("value"), base.value());
        interval(node.putObject("clv"), base.clv());
        node.put("pastYearOrders", base.pastYearOrders());
        put(node, "pastYearSpend", base.pastYearSpend());
        put(node, "active", base.active());
        put(node, "topDecileShare", base.topDecileShare());
        put(node, "valueAtRisk", base.valueAtRisk());
    }

    private static void interval(ObjectNode node, Interval interval) {
        put(node, "estimate", interval.estimate());
        put(node, "low", interval.low());
        put(node, "high", interval.high());
    }

    private static void groups(ArrayNode array, List<Group> groups) {
        for (Group group : groups) {
            ObjectNode node = array.addObject();
            node.put("code", group.code());
            node.put("customers", group.customers());
            put(node, "clv", group.clv());
            put(node, "pastYearSpend", group.pastYearSpend());
            put(node, "meanPAlive", group.meanPAlive());
        }
    }

    private static void cells(ArrayNode array, List<ValueResult.RfmCell> cells) {
        for (ValueResult.RfmCell cell : cells) {
            ObjectNode node = array.addObject();
            node.put("r", cell.r());
            node.put("f", cell.f());
            node.put("customers", cell.customers());
            put(node, "clv", cell.clv());
        }
    }

    private static void quadrants(ObjectNode node, ValueResult.Quadrants quadrants) {
        put(node, "frequencyCut", quadrants.frequencyCut());
        put(node, "basketCut", quadrants.basketCut());
        groups(node.putArray("groups"), quadrants.groups());
    }

    private static void concentration(ArrayNode array, List<ValueResult.Share> shares) {
        for (ValueResult.Share share : shares) {
            ObjectNode node = array.addObject();
            put(node, "customers", share.customers());
            put(node, "value", share.value());
        }
    }

    private static void customers(ArrayNode array, List<CustomerLine> lines) {
        for (CustomerLine line : lines) {
            ObjectNode node = array.addObject();
            node.put("customerId", line.customerId());
            node.put("lastOrder", line.lastOrder().toString());
            node.put("orders", line.orders());
            node.put("stage", line.stage());
            node.put("reason", line.reason());
            put(node, "pAlive", line.pAlive());
            interval(node.putObject("clv"), line.clv());
            put(node, "valueAtRisk", line.valueAtRisk());
        }
    }

    private static void read(ObjectNode root, ReadSummary read) {
        ObjectNode reasons = root.putObject("rejectedByReason");
        new TreeMap<>(read.rejected()).forEach((reason, rows) -> reasons.put(reason.code(), rows));
        ObjectNode node = root.putObject("read");
        node.put("rows", read.rows());
        node.put("accepted", read.accepted());
        node.put("firstDay", read.firstDay().toString());
        node.put("lastDay", read.lastDay().toString());
        read.rejectFile().ifPresentOrElse(file -> node.put("rejectFile", file.toString()),
                () -> node.putNull("rejectFile"));
        OrderFormat format = read.format();
        ObjectNode shape = node.putObject("format");
        shape.put("kind", format.kind());
        shape.put("encoding", format.encoding());
        shape.put("delimiter", format.delimiter());
        shape.put("dateOrder", format.dateOrder());
        ObjectNode columns = shape.putObject("columns");
        for (Map.Entry<OrderColumn, String> column : new TreeMap<>(format.columns()).entrySet()) {
            columns.put(column.getKey().name().toLowerCase(Locale.ROOT), column.getValue());
        }
    }

    private static void settings(ObjectNode node, ValueSettings settings) {
        node.put("unit", settings.unit().code());
        settings.asOf().ifPresentOrElse(day -> node.put("asOf", day.toString()), () -> node.putNull("asOf"));
        node.put("horizon", settings.horizon());
        node.put("holdout", settings.holdout());
        put(node, "margin", settings.margin());
        put(node, "discount", settings.discount());
        node.put("discountConvention", "effective annual rate, at the end of each unit");
        put(node, "level", settings.level());
        node.put("model", settings.model().kind().code());
        node.put("k", settings.model().k());
        node.put("populations", settings.populations().code());
        node.put("currency", settings.currency());
        ObjectNode rfm = node.putObject("rfm");
        rfm.put("method", settings.rfm().method().code());
        put(rfm, "threshold", settings.rfm().threshold());
        ObjectNode quadrant = node.putObject("quadrant");
        quadrant.put("windowMonths", settings.quadrant().windowMonths());
        quadrant.put("cut", settings.quadrant().cut().code());
        ObjectNode lifecycle = node.putObject("lifecycle");
        put(lifecycle, "lostPAlive", settings.lifecycle().lostPAlive());
        put(lifecycle, "lostAnyOrder", settings.lifecycle().lostAnyOrder());
        put(lifecycle, "lostChanceLeft", settings.lifecycle().lostChanceLeft());
        lifecycle.put("matureRepeats", settings.lifecycle().matureRepeats());
        put(lifecycle, "matureVariation", settings.lifecycle().matureVariation());
        put(lifecycle, "declineSignificance", settings.lifecycle().declineSignificance());
        lifecycle.put("wonBackDays", settings.lifecycle().wonBackDays());
    }

    private static void timings(ObjectNode node, ValueResult.Timings timings) {
        put(node, "read", timings.read());
        put(node, "fit", timings.fit());
        put(node, "score", timings.score());
        put(node, "write", timings.write());
        put(node, "total", timings.total());
    }
}
