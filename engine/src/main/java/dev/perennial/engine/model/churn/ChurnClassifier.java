package dev.perennial.engine.model.churn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.perennial.engine.math.LogSpace;
import dev.perennial.engine.model.churn.Feature.Theme;

/**
 * The fitted classifier: log-odds of no order within the horizon as a sum over what is known of a customer. A feature
 * counts by its distance to the mean of the customers learnt from; one that is empty counts as the mean.
 *
 * @param terms what is added up; features that say nothing in the data learnt from are not among them
 * @param base log-odds of a customer who is average in everything
 * @param converged whether the fit reached its maximum
 */
record ChurnClassifier(List<Term> terms, double base, int customers, boolean converged) {

    private static final double NORMAL_95 = 1.96;
    /** Coefficients of standardised features are taken to come from a normal distribution of this deviation. */
    private static final double PRIOR_DEVIATION = 1;
    /** A feature, or its absence, that fewer customers have says nothing. */
    private static final int FEWEST = 30;

    /**
     * One addend.
     *
     * @param absence whether it is about the feature being empty: 1 where it is, else 0
     * @param mean of the customers learnt from
     * @param deviation of the customers learnt from, above 0
     * @param effect on the log-odds per deviation
     * @param error standard error of the effect
     */
    record Term(Feature feature, boolean absence, double mean, double deviation, double effect, double error) {

        /** The mean in the units of people; of what counts by its logarithm, the geometric mean. */
        double typical() {
            return absence ? mean : feature.scale().natural(mean);
        }

        /** What is one deviation more than that. */
        double more() {
            return absence ? mean + deviation : feature.scale().natural(mean + deviation);
        }

        /** How far a customer is from the mean, in deviations. */
        double standard(double value) {
            if (absence) {
                return ((Double.isNaN(value) ? 1 : 0) - mean) / deviation;
            }
            return Double.isNaN(value) ? 0 : (value - mean) / deviation;
        }

        /** The same as {@link #standard} times the effect, in SQL. */
        String sql() {
            String slope = number(effect / deviation);
            return absence
                    ? "(CASE WHEN %s IS NULL THEN 1e0 ELSE 0e0 END - %s) * %s".formatted(feature.column(),
                            number(mean), slope)
                    : "coalesce((%s - %s) * %s, 0e0)".formatted(feature.column(), number(mean), slope);
        }

        String code() {
            return absence ? feature.code() + "_absent" : feature.code();
        }
    }

    /** Learns from customers; only from the features named. */
    static ChurnClassifier learn(ChurnSample sample, Set<Feature> from) {
        List<Term> shapes = new ArrayList<>();
        for (Feature feature : Feature.values()) {
            if (from.contains(feature)) {
                shapes.addAll(shapes(sample, feature));
            }
        }
        double[][] rows = new double[sample.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(shapes, sample.features()[i]);
        }
        RidgeLogistic fit = RidgeLogistic.fit(rows, sample.churned(), 1 / (PRIOR_DEVIATION * PRIOR_DEVIATION));
        List<Term> terms = new ArrayList<>();
        for (int j = 0; j < shapes.size(); j++) {
            Term shape = shapes.get(j);
            terms.add(new Term(shape.feature(), shape.absence(), shape.mean(), shape.deviation(),
                    fit.coefficients()[j + 1], fit.standardError(j + 1)));
        }
        return new ChurnClassifier(terms, fit.coefficients()[0], sample.size(), fit.converged());
    }

    private static double[] row(List<Term> terms, double[] features) {
        double[] row = new double[terms.size() + 1];
        row[0] = 1;
        for (int j = 0; j < terms.size(); j++) {
            row[j + 1] = terms.get(j).standard(features[terms.get(j).feature().place()]);
        }
        return row;
    }

    private static List<Term> shapes(ChurnSample sample, Feature feature) {
        int n = sample.size();
        double[] values = new double[n];
        int known = 0;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            values[i] = sample.features()[i][feature.place()];
            if (!Double.isNaN(values[i])) {
                known++;
                sum += values[i];
            }
        }
        List<Term> shapes = new ArrayList<>();
        double mean = sum / Math.max(1, known);
        double squares = 0;
        for (double value : values) {
            squares += Double.isNaN(value) ? 0 : (value - mean) * (value - mean);
        }
        if (known - mostWithOne(values) >= FEWEST) {
            shapes.add(new Term(feature, false, mean, Math.sqrt(squares / known), 0, 0));
        }
        double absent = (double) (n - known) / n;
        if (feature.tellsByAbsence() && Math.min(known, n - known) >= FEWEST) {
            shapes.add(new Term(feature, true, absent, Math.sqrt(absent * (1 - absent)), 0, 0));
        }
        return shapes;
    }

    /** How many have the most frequent value. */
    private static int mostWithOne(double[] values) {
        double[] sorted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
        int most = 0;
        int run = 0;
        for (int i = 0; i < sorted.length; i++) {
            run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
            most = Math.max(most, run);
        }
        return most;
    }

    /** The probability of no order within the horizon. */
    double probability(double[] features) {
        double odds = base;
        for (Term term : terms) {
            odds += term.effect() * term.standard(features[term.feature().place()]);
        }
        return LogSpace.sigmoid(odds);
    }

    double[] probabilities(ChurnSample sample) {
        double[] probabilities = new double[sample.size()];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = probability(sample.features()[i]);
        }
        return probabilities;
    }

    /** What a theme adds to the log-odds, as SQL over the columns of {@code features.sql}. */
    String sql(Theme theme) {
        return terms.stream().filter(term -> term.feature().theme() == theme).map(Term::sql)
                .collect(Collectors.collectingAndThen(Collectors.joining(" + "), sum -> sum.isEmpty() ? "0e0" : sum));
    }

    /** A number of the engines' type DOUBLE, in brackets since two minus signs begin a comment. */
    static String number(double value) {
        String digits = Double.toString(value);
        return "(" + (digits.contains("E") ? digits : digits + "e0") + ")";
    }

    /** Each term with the factor by which the odds grow for one deviation more, and its 95 % interval. */
    List<Map<String, Object>> lines() {
        return terms.stream().map(term -> Map.<String, Object>of("code", term.code(), "typical", term.typical(),
                "more", term.more(), "odds", Math.exp(term.effect()), "low",
                Math.exp(term.effect() - NORMAL_95 * term.error()), "high",
                Math.exp(term.effect() + NORMAL_95 * term.error()))).toList();
    }
}
