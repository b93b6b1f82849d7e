package dev.perennial.engine.cli;

import java.io.Console;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.perennial.engine.model.backtest.PopulationCheck;
import dev.perennial.engine.model.clv.ModelComparison;
import dev.perennial.engine.orders.ReadProgress;
import dev.perennial.engine.value.ValueResult;

/** Progress and the closing line on standard error; progress only where a person is watching. */
final class Progress implements ReadProgress {

    private final Locale locale;
    private final boolean watched;
    private int shown = -1;

    Progress(Locale locale) {
        this.locale = locale;
        this.watched = watched();
    }

    private static boolean watched() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /** Takes the progress line away, so that what is said next does not stand behind it. */
    static void clear() {
        if (watched()) {
            System.err.print("\r\u001b[K");
        }
    }

    @Override
    public synchronized void read(long done, long total) {
        int percent = total == 0 ? 100 : (int) (100 * done / total);
        if (watched && percent != shown) {
            shown = percent;
            show(text("progress.read", percent));
        }
    }

    void step(String key) {
        if (watched) {
            show(text(key));
        }
    }

    /** Customers of whom the file of covariates says nothing. */
    void uncovered(int customers) {
        if (customers > 0) {
            System.err.println(text("progress.uncovered", customers));
        }
    }

    /** One closing line, and one about rejected rows if there are any; these are shown even in a pipe. */
    void done(ValueResult result, Path out) {
        if (watched) {
            clear();
            System.err.println(text("progress.done", result.customers(), result.orders(), out.getFileName(),
                    result.timings().total()));
        }
        result.purchase().comparison().ifPresent(this::compared);
        result.populations().check().filter(PopulationCheck::better).ifPresent(check -> System.err.println(
                text(result.populations().each().isEmpty() ? "progress.populations" : "progress.populations-used",
                        check.by().code(), check.difference(), check.standardError(), check.cut(), check.until())));
        result.purchase().doubt().ifPresent(doubt -> System.err.println(
                text("progress.doubt", result.purchase().model().code(), doubt.likelihoodRatio())));
        if (result.read().rejectedRows() > 0) {
            System.err.println(text("progress.rejected", result.read().rejectedRows(), result.read().rows(),
                    reasons(result), result.read().rejectFile().map(Path::toString).orElse("")));
        }
    }

    /** The models that were compared, one a line. */
    private void compared(ModelComparison comparison) {
        System.err.println(text("progress.compared", comparison.customers(), comparison.cut(), comparison.until()));
        for (ModelComparison.Candidate one : comparison.candidates()) {
            System.err.println(
                    String.format(Locale.ROOT, "  %-12s k %-2d  log-likelihood %.1f  held out %.1f  MAE %.4f%s",
                            one.model().code(), one.k(), one.logLikelihood(), one.heldOut(), one.mae(),
                            one.chosen() ? "  " + text("progress.chosen") : ""));
        }
    }

    /** For example {@code bad-date 12, no-customer 3}; the codes that stand in the reject file. */
    private static String reasons(ValueResult result) {
        return result.read().rejected().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey().code() + " " + e.getValue()).collect(Collectors.joining(", "));
    }

    private void show(String line) {
        System.err.print("\r\u001b[K" + line);
        System.err.flush();
    }

    private String text(String key, Object... arguments) {
        return Perennial.text(locale, key, arguments);
    }
}
