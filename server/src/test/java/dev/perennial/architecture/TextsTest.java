package dev.perennial.architecture;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.Words;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Everything is said in both languages, and nothing is said that nobody says. */
class TextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

    @Test
    void bothLanguagesHaveTheSameTextsWithTheSamePlaces() {
        List<Path> english = SourceTree.files(SourceTree.RESOURCES, "_en.properties");
        assertThat(english).hasSizeGreaterThanOrEqualTo(4);
        for (Path file : english) {
            Properties en = load(file);
            Properties zh = load(file.resolveSibling(file.getFileName().toString().replace("_en.", "_zh.")));
            assertThat(zh.stringPropertyNames()).as(file.toString()).isEqualTo(en.stringPropertyNames());
            for (String key : en.stringPropertyNames()) {
                assertThat(places(zh.getProperty(key))).as("%s in %s", key, file).isEqualTo(
                        places(en.getProperty(key)));
                assertThat(zh.getProperty(key)).as("%s in %s", key, file).isNotBlank();
            }
        }
        assertThat(SourceTree.files(SourceTree.RESOURCES, "_zh.properties")).hasSameSizeAs(english);
    }

    @Test
    void everyProblemHasATextAndEveryTextAProblem() {
        List<Class<?>> enums = problems();
        assertThat(enums).hasSizeGreaterThanOrEqualTo(3);
        for (Class<?> type : enums) {
            Set<String> codes = Arrays.stream(type.getEnumConstants()).map(p -> ((Problem) p).code())
                    .collect(Collectors.toCollection(TreeSet::new));
            for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
                assertThat(new TreeSet<>(Words.beside(type, "problems", language).keys())).as(type.getName())
                        .isEqualTo(codes);
            }
        }
    }

    @Test
    void noTwoProblemsShareACode() {
        List<String> codes = problems().stream().flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .map(p -> ((Problem) p).code()).toList();
        assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("[a-z-]+/[a-z0-9-]+"));
    }

    private static List<Class<?>> problems() {
        return ModulesTest.CLASSES.stream().filter(c -> c.isEnum() && c.isAssignableTo(Problem.class))
                .<Class<?>>map(c -> c.reflect()).toList();
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties load(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
