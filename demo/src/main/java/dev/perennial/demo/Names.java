package dev.perennial.demo;

import java.util.List;
import java.util.Locale;

/** Chinese and English names of people, put together from lists of parts; any likeness is chance. */
final class Names {

    private static final double CHINESE_SHARE = 0.8;

    private static final Weighted<List<String>> SURNAMES = Weighted.of(Table.read("surnames.tsv").rows(),
            row -> Double.parseDouble(row.get(1)));
    private static final List<String> GIVEN = Table.read("given-names.tsv").column(0);
    private static final List<String> FIRST = Table.read("english-names.tsv").column(0);
    private static final List<String> LAST = Table.read("english-names.tsv").column(1);

    private Names() {
    }

    static Locale language(RandomStream stream) {
        return stream.chance(CHINESE_SHARE) ? Locale.CHINESE : Locale.ENGLISH;
    }

    static String draw(Locale language, RandomStream stream) {
        return language.equals(Locale.CHINESE)
                ? SURNAMES.draw(stream).get(0) + GIVEN.get(stream.below(GIVEN.size()))
                : FIRST.get(stream.below(FIRST.size())) + " " + LAST.get(stream.below(LAST.size()));
    }
}
