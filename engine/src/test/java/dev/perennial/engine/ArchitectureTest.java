package dev.perennial.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The house rules of the engine's packages. Every rule is checked to match something. */
class ArchitectureTest {

    private static final String ROOT = "dev.perennial.engine.";
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.perennial.engine");

    /** From the ground up: each package may use those before it. */
    private static final List<String> FLOORS = List.of("shard", "orders", "files", "history", "math", "sql", "dataset",
            "model",
            "duckdb", "value", "report", "process", "cli");

    @Test
    void packagesUseOnlyThoseBelowThem() {
        for (int i = 0; i < FLOORS.size(); i++) {
            String lower = ROOT + FLOORS.get(i) + "..";
            assertThat(ENGINE.stream().filter(c -> in(c, lower))).as(lower).isNotEmpty();
            for (String upper : FLOORS.subList(i + 1, FLOORS.size())) {
                noClasses().that().resideInAPackage(lower).should().dependOnClassesThat()
                        .resideInAPackage(ROOT + upper + "..").check(ENGINE);
            }
        }
    }

    @Test
    void everyPackageHasAFloor() {
        List<String> known = FLOORS.stream().map(floor -> ROOT + floor + "..").toList();
        assertThat(ENGINE.stream().filter(c -> !c.getPackageName().equals("dev.perennial.engine"))
                .filter(c -> known.stream().noneMatch(floor -> in(c, floor))).map(JavaClass::getName)).isEmpty();
    }

    @Test
    void modelsDoNotGoInCircles() {
        slices().matching("dev.perennial.engine.model.(*)..").should().beFreeOfCycles().check(ENGINE);
    }

    @Test
    void onlyTheDuckDbRuntimeAndTheParquetReaderKnowDuckDb() {
        noClasses().that().resideOutsideOfPackages(ROOT + "duckdb..", ROOT + "orders..").should()
                .dependOnClassesThat().resideInAPackage("org.duckdb..").check(ENGINE);
    }

    @Test
    void onlyCommandsPrint() {
        noClasses().that().resideOutsideOfPackage(ROOT + "cli..").should().accessField(System.class, "out").orShould()
                .accessField(System.class, "err").check(ENGINE);
    }

    @Test
    void noNameSaysNothing() {
        assertThat(ENGINE.stream().map(JavaClass::getSimpleName)
                .filter(name -> name.matches(".+(Impl|Util|Utils|Helper|Manager|Base|Common)"))).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIs() throws Exception {
        Path sources = Path.of(System.getProperty("perennial.root"), "engine/src/main/java/dev/perennial/engine");
        try (Stream<Path> folders = Files.walk(sources).filter(Files::isDirectory)) {
            assertThat(folders.filter(folder -> hasClasses(folder))
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))).isEmpty();
        }
    }

    private static boolean hasClasses(Path folder) {
        String[] files = folder.toFile().list((dir, name) -> name.endsWith(".java"));
        return files != null && files.length > 0;
    }

    private static boolean in(JavaClass type, String packages) {
        String name = packages.substring(0, packages.length() - 2);
        return type.getPackageName().equals(name) || type.getPackageName().startsWith(name + ".");
    }
}
