package dev.perennial.engine.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.perennial.engine.model.clv.PurchaseModel;
import dev.perennial.engine.model.population.PopulationChoice;
import dev.perennial.engine.value.Interval;
import dev.perennial.engine.value.ValueResult;

/** What a valuation found, in a few lines for a person; programs ask for JSON instead. */
record Summary(ValueResult result, Locale locale) {

    void print(PrintStream out, List<Path> files) {
        out.println(text("summary.base", result.customers(), result.orders(), result.asOf().toString()));
        out.println(text("summary.model", result.purchase().model().code(), parameters(result.purchase().model())));
        populations(out);
        result.backtest().ifPresent(test -> out.println(text("summary.backtest", test.cut(), test.until(),
                test.total().predicted(), test.total().actual(), test.model().bias(), test.model().mae())));
        String unit = text("summary." + result.settings().unit().code(), result.settings().horizon());
        total(out, "summary.orders", unit, result.base().orders());
        total(out, "summary.value", unit, result.base().clv());
        files.forEach(file -> out.println(text("summary.file", file.toString())));
    }

    /** Whose parameters are used, where it was asked for. */
    private void populations(PrintStream out) {
        PopulationChoice asked = result.settings().populations();
        int each = result.populations().each().size();
        if (asked == PopulationChoice.COVARIATES) {
            result.populations().covariates().ifPresent(fit -> out.println(
                    text("summary.covariates", each, fit.ratio(), fit.freedom(), fit.pValue())));
        } else if (asked != PopulationChoice.NONE) {
            out.println(each > 0 ? text("summary.populations", each) : text("summary.one-population"));
        }
    }

    private void total(PrintStream out, String key, String unit, Interval total) {
        if (Double.isFinite(total.estimate())) {
            out.println(text(key, unit, total.estimate(), total.low(), total.high(), result.settings().level()));
        }
    }

    private static String parameters(PurchaseModel model) {
        String[] names = model.names();
        double[] values = model.parameters();
        return IntStream.range(0, names.length)
                .mapToObj(i -> String.format(Locale.ROOT, "%s %.4g", names[i], values[i]))
                .collect(Collectors.joining(", "));
    }

    private String text(String key, Object... arguments) {
        return Perennial.text(locale, key, arguments);
    }
}
