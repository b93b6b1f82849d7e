package dev.perennial.engine.report;

import java.util.Locale;

import dev.perennial.engine.value.PeriodUnit;
import dev.perennial.engine.value.ValueResult.Group;

/** Words and figures of one language, and the few phrases made of both. */
record Language(Words words, Figures figures) {

    static Language of(Locale locale, String currency) {
        Words words = Words.of(locale);
        return new Language(words, new Figures(words, currency));
    }

    String say(String key, String... values) {
        return words.say(key, values);
    }

    String customers(long count) {
        return words.some("customers", count, figures.count(count));
    }

    String orders(long count) {
        return words.some("orders", count, figures.count(count));
    }

    /** A number of units, for example "52 weeks". */
    String span(int units, PeriodUnit unit) {
        return words.some(unit.code(), units, figures.count(units));
    }

    /** Mean probability of still being a customer; a dash for a group of nobody. */
    String meanAlive(Group group) {
        return figures.percent(group.customers() == 0 ? Double.NaN : group.meanPAlive());
    }

    /** A probability of still being a customer in words, with the share behind it. */
    String alive(double exact) {
        // Judged as it is printed, so that no "likely (90%)" stands beside a "very likely (90%)".
        double probability = Double.isFinite(exact) ? Math.rint(exact * 100) / 100 : exact;
        String word = probability >= 0.9
                ? "very-likely"
                : probability >= 0.7
                        ? "likely"
                        : probability >= 0.4 ? "open" : probability >= 0.2 ? "unlikely" : "very-unlikely";
        return Double.isFinite(probability)
                ? say("alive.shown", words.code("alive", word), figures.percent(probability))
                : figures.percent(probability);
    }
}
