package dev.perennial.engine.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.perennial.engine.model.clv.PurchaseChoice;
import dev.perennial.engine.model.lifecycle.StageReason;
import dev.perennial.engine.model.rfm.QuadrantSettings;
import dev.perennial.engine.model.rfm.RfmSettings;
import dev.perennial.engine.orders.OrderColumn;
import dev.perennial.engine.orders.RejectReason;
import dev.perennial.engine.value.PeriodUnit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WordsTest {

    private static final Words ENGLISH = Words.of(Locale.ENGLISH);
    private static final Words CHINESE = Words.of(Locale.CHINA);

    @Test
    void bothLanguagesHaveTheSameTexts() {
        // Magnitudes differ: a million is no step in Chinese, 万 none in English.
        assertThat(ordinary(CHINESE.keys())).isEqualTo(ordinary(ENGLISH.keys()));
    }

    @Test
    void everyTextHasTheSameHolesInBothLanguages() {
        for (String key : ordinary(ENGLISH.keys())) {
            assertThat(holes(CHINESE.say(key))).as(key).isEqualTo(holes(ENGLISH.say(key)));
        }
    }

    @Test
    void everyKeyInTheCodeHasATextAndNoTextIsUnused() {
        String code = code();
        Set<String> literal = matches(code, "\"([a-z]+(?:-[a-z]+)*\\.[a-z0-9-]+)\"");
        literal.removeIf(key -> key.endsWith(".css"));
        assertThat(ENGLISH.keys()).containsAll(literal);

        Set<String> families = matches(code, "code\\(\\s*\"([a-z-]+)\"");
        families.add("some");
        Set<String> unused = new TreeSet<>(ordinary(ENGLISH.keys()));
        unused.removeAll(literal);
        unused.removeIf(key -> families.contains(key.substring(0, key.indexOf('.'))));
        assertThat(unused).isEmpty();
    }

    @Test
    void everyCodeOfTheModelsHasAWord() {
        for (Words words : List.of(ENGLISH, CHINESE)) {
            worded(words, "reason",
                    Arrays.stream(Stream.of(StageReason.values()).map(StageReason::code).toArray(String[]::new)));
            worded(words, "reject", Arrays.stream(RejectReason.values()).map(RejectReason::code));
            worded(words, "cut", Arrays.stream(QuadrantSettings.Cut.values()).map(QuadrantSettings.Cut::code));
            worded(words, "rfm-method", Arrays.stream(RfmSettings.Method.values()).map(RfmSettings.Method::code));
            worded(words, "unit", Arrays.stream(PeriodUnit.values()).map(PeriodUnit::code));
            worded(words, "order-column",
                    Arrays.stream(OrderColumn.values()).map(c -> c.name().toLowerCase(Locale.ROOT)));
            worded(words, "choice", Arrays.stream(PurchaseChoice.Kind.values()).map(PurchaseChoice.Kind::code));
            for (String family : List.of("predictor", "model-words", "model-source")) {
                worded(words, family, Stream.of("bg-nbd", "mbg-nbd", "pareto-nbd", "mbg-cnbd", "nbd"));
            }
            worded(words, "stage", Stream.of("new", "growing", "mature", "declining", "lost"));
        }
    }

    @Test
    void anUnknownCodeIsItsOwnWord() {
        assertThat(ENGLISH.code("reason", "on-holiday")).isEqualTo("on-holiday");
    }

    @Test
    void aMissingTextIsAnError() {
        assertThatThrownBy(() -> ENGLISH.say("no.such.text")).hasMessageContaining("no.such.text");
    }

    @Test
    void anyOtherLanguageReadsEnglish() {
        assertThat(Words.of(Locale.FRENCH).locale()).isEqualTo(Locale.ENGLISH);
    }

    private static void worded(Words words, String family, Stream<String> codes) {
        codes.forEach(code -> assertThat(words.keys()).contains(family + "." + code));
    }

    private static Set<String> ordinary(Set<String> keys) {
        return keys.stream().filter(key -> !key.startsWith("magnitude."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> holes(String text) {
        return matches(text, "(\\{\\d})");
    }

    private static Set<String> matches(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult m) -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String code() {
        Path folder = Path.of("src", "main", "java", "dev", "perennial", "engine", "report");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(WordsTest::read).collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
