package dev.perennial.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A module's SQL names only its own tables; foreign keys point down the floors. */
class SqlOwnershipTest {

    private static final Pattern TABLE = Pattern
            .compile("\\b(platform|collect|understand|decide|act|learn)\\.([a-z][a-z0-9_]*)\\b");
    private static final Pattern REFERENCE = Pattern.compile("(?i)REFERENCES\\s+(\\w+)\\.(\\w+)");

    @Test
    void aModuleNamesOnlyItsOwnTables() {
        List<String> trespasses = new ArrayList<>();
        int seen = 0;
        for (Path file : SourceTree.files(SourceTree.JAVA, ".java")) {
            Path place = SourceTree.JAVA.resolve("dev/perennial").relativize(file);
            if (place.getNameCount() < 3) {
                continue;
            }
            String floor = place.getName(0).toString();
            String module = place.getName(1).toString();
            for (String literal : SourceTree.literals(file)) {
                for (MatchResult table : tables(literal)) {
                    seen++;
                    if (!table.group(1).equals(floor) || !table.group(2).startsWith(module + "_")) {
                        trespasses.add(place + " names " + table.group());
                    }
                }
            }
        }
        assertThat(trespasses).isEmpty();
        assertThat(seen).isGreaterThan(20);
    }

    @Test
    void aMigrationTouchesOneModuleAndRefersDownwards() {
        List<String> trespasses = new ArrayList<>();
        Path migrationsFolder = SourceTree.RESOURCES.resolve("db/migration");
        List<Path> migrations = SourceTree.files(migrationsFolder, ".sql");
        for (Path file : migrations) {
            String floor = migrationsFolder.relativize(file).getName(0).toString();
            String name = file.getFileName().toString();
            assertThat(name).matches("V\\d{14}__[a-z]+_[a-z0-9_]+\\.sql");
            String module = name.substring(name.indexOf("__") + 2).split("_", -1)[0];
            String own = floor + "." + module;
            String sql = SourceTree.text(file);
            Pattern.compile(
                    "(?i)(?:CREATE TABLE|ALTER TABLE|UPDATE|INSERT INTO|DROP TABLE)\\s+(?:IF (?:NOT )?EXISTS )?(\\w+\\.\\w+)")
                    .matcher(sql).results().map(m -> m.group(1)).filter(t -> !t.startsWith(own + "_"))
                    .forEach(t -> trespasses.add(name + " touches " + t));
            Matcher references = REFERENCE.matcher(sql);
            while (references.find()) {
                String other = references.group(1) + "." + references.group(2).split("_", -1)[0];
                if (!ModulesTest.HOUSE.contains(other)
                        || ModulesTest.HOUSE.indexOf(other) > ModulesTest.HOUSE.indexOf(own)) {
                    trespasses.add(name + " refers to " + references.group(1) + "." + references.group(2));
                }
            }
        }
        assertThat(trespasses).isEmpty();
        assertThat(migrations).hasSizeGreaterThanOrEqualTo(3);
    }

    private static List<MatchResult> tables(String literal) {
        boolean isSql = Pattern.compile("\\b(SELECT|FROM|INTO|UPDATE|JOIN|TABLE|COPY|DELETE|INDEX)\\b").matcher(literal)
                .find() || literal.matches("(platform|collect|understand|decide|act|learn)\\.[a-z]+_[a-z0-9_]+");
        return isSql ? TABLE.matcher(literal).results().toList() : List.of();
    }
}
