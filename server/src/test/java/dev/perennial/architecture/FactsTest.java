package dev.perennial.architecture;

import java.util.List;
import java.util.Locale;

import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.catalogue.Catalogue;
import dev.perennial.platform.catalogue.Fact;
import dev.perennial.platform.catalogue.Facts;
import dev.perennial.platform.kernel.Words;
import dev.perennial.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever rules can ask to have happened has a name, exists in the database, and is found by its customer. */
@ServerTest
class FactsTest {

    @Autowired
    private Facts facts;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void noTwoFactsShareACode() {
        assertThat(facts.all()).hasSizeGreaterThanOrEqualTo(2).extracting(Fact::code).doesNotHaveDuplicates();
    }

    @Test
    void everyFactAttributeAndOptionHasANameInBothLanguages() {
        for (Fact fact : facts.all()) {
            for (String language : Words.LANGUAGES) {
                Locale locale = Locale.of(language);
                assertThat(facts.name(fact, locale)).as(fact.code()).isNotBlank();
                for (Attribute attribute : fact.attributes()) {
                    assertThat(facts.attribute(fact, attribute, locale)).as(fact.code()).isNotBlank();
                    for (String option : attribute.options()) {
                        assertThat(facts.option(fact, attribute, option, locale)).as(fact.code()).isNotBlank();
                    }
                }
            }
        }
    }

    @Test
    void everyColumnOfAFactExists() {
        for (Fact fact : facts.all()) {
            for (Attribute attribute : fact.attributes()) {
                assertThat(columns(attribute.relation().table())).as(fact.code()).contains(attribute.column());
            }
            assertThat(columns(fact.relation().table())).as(fact.code()).contains(fact.day(),
                    fact.relation().customerColumn());
        }
    }

    @Test
    void everyFactIsFoundByAnIndexThatBeginsWithTheCustomer() {
        for (Fact fact : facts.all()) {
            assertThat(jdbc.sql("SELECT indexdef FROM pg_indexes WHERE schemaname || '.' || tablename = ?")
                    .param(fact.relation().table()).query(String.class).list()).as(fact.code())
                    .anyMatch(index -> index
                            .contains("(" + fact.relation().customerColumn() + ", "));
        }
    }

    @Test
    void everySummaryNamesAttributesOfCustomers() {
        for (Fact fact : facts.all()) {
            Fact.Summary summary = fact.summary();
            if (summary != null) {
                for (String code : List.of(summary.first(), summary.last(), summary.count())) {
                    assertThat(catalogue.find(code)).as(fact.code() + " " + code).isPresent();
                }
            }
        }
    }

    private List<String> columns(String table) {
        return jdbc.sql("""
                SELECT column_name::text
                FROM information_schema.columns
                WHERE table_schema || '.' || table_name = ?
                """).param(table).query(String.class).list();
    }
}
