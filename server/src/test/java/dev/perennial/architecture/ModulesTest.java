package dev.perennial.architecture;

import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.perennial.PerennialApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

import static org.assertj.core.api.Assertions.assertThat;

/** The house stands: modules say what they use, use what they say, and imports go down the floors. */
class ModulesTest {

    /** Floors from below; a module may use its own floor's earlier modules and the floors below. */
    static final List<String> HOUSE = List.of("platform.kernel", "platform.storage", "platform.catalogue",
            "platform.audit", "platform.mail", "platform.access", "platform.web", "platform.jobs",
            "platform.notice", "platform.webhooks", "collect.region", "collect.customer", "collect.product",
            "collect.commerce",
            "collect.subscription",
            "collect.behaviour", "collect.feedback", "collect.intake", "collect.search", "collect.note", "collect.view",
            "understand.analytics", "understand.value", "understand.recommendation");

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.perennial.platform",
                    "dev.perennial.collect", "dev.perennial.understand");

    private final ApplicationModules modules = ApplicationModules.of(PerennialApplication.class);

    @Test
    void modulesUseOnlyEachOthersApiAndHaveNoCycles() {
        assertThat(modules.stream().count()).isGreaterThanOrEqualTo(5);
        modules.verify();
    }

    @Test
    void everyPackageBelongsToAModuleThatNamesWhatItUses() {
        List<JavaClass> outside = CLASSES.stream().filter(c -> HOUSE.stream()
                .noneMatch(name -> (c.getPackageName() + ".").startsWith("dev.perennial." + name + "."))).toList();
        assertThat(outside).isEmpty();
        for (String name : HOUSE) {
            if (CLASSES.stream().anyMatch(c -> c.getPackageName().startsWith("dev.perennial." + name))) {
                ApplicationModule module = CLASSES.get("dev.perennial." + name + ".package-info")
                        .getAnnotationOfType(ApplicationModule.class);
                assertThat(module.allowedDependencies()).as(name).doesNotContain(ApplicationModule.OPEN_TOKEN);
            }
        }
    }

    @Test
    void modulesUseOnlyWhatStandsBeforeThem() {
        for (String name : HOUSE) {
            if (!CLASSES.contain("dev.perennial." + name + ".package-info")) {
                continue;
            }
            ApplicationModule module = CLASSES.get("dev.perennial." + name + ".package-info")
                    .getAnnotationOfType(ApplicationModule.class);
            for (String used : module.allowedDependencies()) {
                assertThat(HOUSE.subList(0, HOUSE.indexOf(name))).as("%s uses %s", name, used).contains(used);
            }
        }
    }

    @Test
    void theServerNeverLoadsDuckDb() {
        DescribedPredicate<JavaClass> duckDb = DescribedPredicate.describe("DuckDB",
                c -> c.getPackageName().startsWith("dev.perennial.engine.duckdb")
                        || c.getPackageName().startsWith("org.duckdb"));
        assertThat(CLASSES.stream().flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(d -> duckDb.test(d.getTargetClass()))).isEmpty();
        assertThat(CLASSES.stream()).isNotEmpty();
    }
}
