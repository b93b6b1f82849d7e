package dev.perennial.architecture;

import java.util.Locale;

import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.catalogue.Catalogue;
import dev.perennial.platform.kernel.Words;
import dev.perennial.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever can be asked about customers has a name, exists in the database, and sorts by an index. */
@ServerTest
class AttributesTest {

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyAttributeOptionAndGroupHasANameInBothLanguages() {
        assertThat(catalogue.all()).hasSizeGreaterThanOrEqualTo(14);
        for (Attribute attribute : catalogue.all()) {
            for (String language : Words.LANGUAGES) {
                Locale locale = Locale.of(language);
                assertThat(catalogue.name(attribute, locale)).as(attribute.code()).isNotBlank();
                assertThat(catalogue.group(attribute, locale)).as(attribute.code()).isNotBlank();
                for (String option : attribute.options()) {
                    assertThat(catalogue.option(attribute, option, locale)).as(attribute.code()).isNotBlank()
                            .isNotEqualTo(option);
                }
            }
        }
    }

    @Test
    void everyAttributeIsAColumnWhoseCursorsAreExact() {
        for (Attribute attribute : catalogue.all()) {
            String type = jdbc.sql("""
                    SELECT data_type
                    FROM information_schema.columns
                    WHERE table_schema || '.' || table_name = ?
                      AND column_name = ?
                    """).param(attribute.relation().table()).param(attribute.column()).query(String.class).single();
            assertThat(type).as(attribute.code()).isNotEqualTo("real");
        }
    }

    @Test
    void everySortableAttributeHasAnIndexThatEndsInTheCustomer() {
        for (Attribute attribute : catalogue.all()) {
            if (attribute.sortable() && attribute.plain()) {
                assertThat(jdbc.sql("SELECT indexdef FROM pg_indexes WHERE schemaname || '.' || tablename = ?")
                        .param(attribute.relation().table()).query(String.class).list()).as(attribute.code())
                        .anyMatch(index -> index.replaceFirst(" INCLUDE \\([^)]*\\)$", "").endsWith(
                                "(" + attribute.column() + ", " + attribute.relation().customerColumn() + ")"));
            }
        }
    }
}
