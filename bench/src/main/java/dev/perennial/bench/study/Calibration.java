package dev.perennial.bench.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

import dev.perennial.bench.Report;

/**
 * Probabilities against what was so. Slope and intercept are those of the line through the shares of ten groups of equal
 * size, ordered by probability; a right prediction has slope 1 and intercept 0.
 */
record Calibration(List<Case> cases) {

    private static final int GROUPS = 10;

    /**
     * One prediction.
     *
     * @param predicted by the fit
     * @param known what the true parameters would say of the same history: nothing can predict better
     * @param happened 1 or 0
     */
    record Case(double predicted, double known, double happened) {
    }

    /** A group of cases: mean prediction and the share in which it was so. */
    record Group(double predicted, double happened) {
    }

    List<Group> groups() {
        List<Case> ordered = new ArrayList<>(cases);
        ordered.sort(Comparator.comparingDouble(Case::predicted));
        List<Group> groups = new ArrayList<>();
        for (int g = 0; g < GROUPS; g++) {
            List<Case> part = ordered.subList((int) ((long) g * ordered.size() / GROUPS),
                    (int) ((g + 1L) * ordered.size() / GROUPS));
            groups.add(new Group(mean(part, Case::predicted), mean(part, Case::happened)));
        }
        return groups;
    }

    void tell(Report report, String setting) {
        if (cases.isEmpty()) {
            return;
        }
        List<Group> groups = groups();
        double x = mean(groups, Group::predicted);
        double y = mean(groups, Group::happened);
        double slope = mean(groups, g -> (g.predicted - x) * (g.happened - y))
                / mean(groups, g -> (g.predicted - x) * (g.predicted - x));
        report.row("probabilities", setting).put("mean", mean(cases, Case::predicted))
                .put("so", mean(cases, Case::happened)).put("slope", slope).put("intercept", y - slope * x)
                .put("largest gap of ten", groups.stream().mapToDouble(g -> Math.abs(g.predicted - g.happened)).max()
                        .orElse(Double.NaN))
                .put("Brier", mean(cases, c -> square(c.predicted - c.happened)))
                .put("Brier of the truth", mean(cases, c -> square(c.known - c.happened)));
        report.about("groups of " + setting, groups);
    }

    private static double square(double value) {
        return value * value;
    }

    private static <T> double mean(List<T> of, ToDoubleFunction<T> figure) {
        return of.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }
}
