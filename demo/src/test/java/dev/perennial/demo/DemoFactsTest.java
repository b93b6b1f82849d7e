package dev.perennial.demo;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the demo company's systems tell beside orders is the same every time and belongs to its customers and days. */
class DemoFactsTest {

    private static final DemoCompany COMPANY = DemoCompany.standard().withCustomers(2_000);

    @Test
    void everyArticleHasACostAndACategoryFromTheRootDown() {
        List<DemoFacts.Article> articles = DemoFacts.articles(Locale.ENGLISH);
        assertThat(articles).hasSameSizeAs(Catalogue.evergreen().products());
        assertThat(articles).allMatch(article -> article.unitCost() > 0 && article.category().contains("/"));
        assertThat(articles.stream().map(DemoFacts.Article::name)).doesNotHaveDuplicates();
    }

    @Test
    void eventsLieInTheLastTwelveWeeksAndAreTheSameEveryTime() {
        List<DemoFacts.Event> events = DemoFacts.events(COMPANY, Locale.CHINESE).toList();
        assertThat(events).hasSizeGreaterThan(500).isEqualTo(DemoFacts.events(COMPANY, Locale.CHINESE).toList());
        assertThat(events).allMatch(event -> !event.at().toLocalDate().isAfter(COMPANY.end())
                && event.at().toLocalDate().isAfter(COMPANY.end().minusWeeks(12)));
        assertThat(events.stream().map(DemoFacts.Event::key)).doesNotHaveDuplicates();
    }

    @Test
    void onlyBusinessesHaveContractsAndACancellationHasACause() {
        List<DemoFacts.Contract> contracts = DemoFacts.contracts(COMPANY, Locale.ENGLISH).toList();
        assertThat(contracts).hasSizeBetween(20, 100);
        assertThat(contracts).allMatch(one -> one.cause().isEmpty() || one.cancelledOn().isPresent());
        assertThat(contracts).allMatch(one -> one.cancelledOn().isEmpty() || one.cause().isPresent()
                || one.cancelledOn().get().isAfter(COMPANY.end()));
        assertThat(contracts).allMatch(one -> one.renewsOn().isAfter(one.startedOn()));
        assertThat(contracts).anyMatch(one -> one.cause().isPresent());
        assertThat(contracts).anyMatch(one -> one.cancelledOn().isEmpty()
                && one.startedOn().plusMonths(3L * one.months()).isBefore(COMPANY.end()));
    }

    @Test
    void customersSayWhatTheKindsOfEventsTake() {
        List<DemoAttitudes.Attitude> said = DemoAttitudes.of(COMPANY, Locale.ENGLISH).toList();
        assertThat(said).hasSizeGreaterThan(100).isEqualTo(DemoAttitudes.of(COMPANY, Locale.ENGLISH).toList());
        assertThat(said.stream().map(DemoAttitudes.Attitude::key)).doesNotHaveDuplicates();
        assertThat(said.stream().map(DemoAttitudes.Attitude::kind)).contains("survey_answer", "complaint", "referral");
        assertThat(said).allSatisfy(
                one -> assertThat(one.at().toLocalDate()).isBeforeOrEqualTo(COMPANY.end()));
    }
}
