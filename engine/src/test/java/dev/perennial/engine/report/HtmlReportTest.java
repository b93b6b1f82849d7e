package dev.perennial.engine.report;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

import dev.perennial.engine.model.backtest.Backtest;
import dev.perennial.engine.value.ValueSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HtmlReportTest {

    private static final List<String> QUESTIONS = List.of("worth", "carriers", "leaving", "trust", "data", "method");
    private static final List<String> CHARTS = List.of("concentration", "rfm-map", "quadrants", "stages", "tracking",
            "frequency");

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theSampleReportIsOneWellFormedFileThatAsksNothingOfTheNetwork(String language) throws Exception {
        Path file = Files.createDirectories(Path.of("target", "report")).resolve("furniture-" + language + ".html");

        HtmlReport.write(ValueResults.furnitureRetailer().result(), Locale.of(language), file);

        String page = Files.readString(file);
        assertThat(parse(page).getDocumentElement().getAttribute("lang")).startsWith(language);
        assertThat(page).doesNotContain("<script", "<img", "<link", "src=", "@import", "url(");
        assertThat(Pattern.compile("https?://").matcher(page).find()).isFalse();
        assertThat(page).contains("default-src 'none'".replace("'", "&#39;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theQuestionsAreAnsweredInTheirOrder(String language) throws Exception {
        Document page = parse(page(ValueResults.furnitureRetailer(), language));

        assertThat(elements(page, "section")).extracting(section -> section.getAttribute("id"))
                .containsExactlyElementsOf(QUESTIONS);
    }

    @Test
    void everyChartHasATitleADescriptionAndATable() throws Exception {
        Document page = parse(page(ValueResults.furnitureRetailer(), "en"));

        List<Element> figures = elements(page, "figure");
        assertThat(figures).hasSize(CHARTS.size());
        for (Element figure : figures) {
            Element svg = (Element) figure.getElementsByTagName("svg").item(0);
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
            assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
            assertThat(figure.getElementsByTagName("table").getLength()).isEqualTo(1);
        }
        CHARTS.forEach(id -> assertThat(page(ValueResults.furnitureRetailer(), "en")).contains("id=\"" + id + "-d\""));
    }

    @Test
    void idsAreUniqueAndReferencesLead() throws Exception {
        Document page = parse(page(ValueResults.furnitureRetailer(), "zh"));
        List<String> ids = elements(page, "*").stream().map(e -> e.getAttribute("id")).filter(id -> !id.isEmpty())
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
        for (Element element : elements(page, "*")) {
            for (String id : element.getAttribute("aria-labelledby").split(" ", -1)) {
                assertThat(id.isEmpty() || ids.contains(id)).as(id).isTrue();
            }
        }
    }

    @Test
    void whatStandsInACustomerIdStaysText() throws Exception {
        String evil = "<img src=x onerror=alert(1)>\"'&\u202Egnp.\u0000\uD800]]>";
        var lines = List.of(ValueResults.customer(evil, 0.3, "lost", "unlikely-to-return"));

        String page = page(ValueResults.furnitureRetailer().withCustomers(lines, lines), "en");

        assertThat(page).doesNotContain("<img", "\u202E", "\u0000").contains("&lt;img src=x onerror=alert(1)&gt;");
        assertThat(elements(parse(page), "bdi")).extracting(Element::getTextContent)
                .contains("<img src=x onerror=alert(1)>\"'&\uFFFDgnp.\uFFFD\uFFFD]]>");
    }

    @Test
    void anUnknownReasonShowsItsCode() {
        var lines = List.of(ValueResults.customer("7", 0.3, "resting", "on-holiday"));

        assertThat(page(ValueResults.furnitureRetailer().withCustomers(lines, lines), "zh")).contains(">resting<",
                ">on-holiday<");
    }

    @Test
    void theVerdictStandsInPlainWords() {
        assertThat(page(ValueResults.furnitureRetailer(), "en")).contains(
                "Predicted 7,212 orders, 7,640 happened (−5.6%): close.", "It did better than the simple rules");
    }

    @Test
    void aBaselineThatWinsIsNamed() {
        Backtest test = ValueResults.backtest();
        Backtest.Score better = new Backtest.Score("average-rate", 7_600, 7_640, 0.2, 0.5, -0.01, 0.7, 0.8, 0.5);
        Backtest beaten = new Backtest(test.cut(), test.until(), test.units(), test.customers(), test.model(),
                List.of(better), test.byFrequency(), test.tracking(), test.coverage(), test.total(),
                test.churn());

        assertThat(page(ValueResults.furnitureRetailer().withBacktest(Optional.of(beaten)), "en"))
                .contains("in at least one measure: average rate.").doesNotContain("It did better than");
    }

    @Test
    void withoutAHoldoutThePageSaysWhichOptionGivesOne() {
        String page = page(ValueResults.furnitureRetailer().withBacktest(Optional.empty()), "en");

        assertThat(page).contains("Run again with --holdout 26").doesNotContain("id=\"tracking-d\"");
    }

    @Test
    void aFallbackToNbdIsSaidAndNobodyIsCalledGone() {
        String page = page(ValueResults.furnitureRetailer().withNbdFallback(), "en");

        assertThat(page).contains("The simpler NBD model was used", "no value at risk is given");
        assertThat(page).doesNotContain("probably gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void aSingleCustomerWithNothingFittedReadsWell(String language) throws Exception {
        String page = page(ValueResults.oneCustomer(), language);

        parse(page);
        assertThat(page).doesNotContain("NaN", "Infinity", "null", "– – –", "1 customers", "1 orders", "�");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void moneyWithoutAnIntervalIsNoHeadline(String language) throws Exception {
        ValueResults results = ValueResults.furnitureRetailer().withoutSpendModel();
        Words words = Words.of(Locale.of(language));

        Element worth = elements(parse(page(results, language)), "section").getFirst();

        assertThat(worth.getTextContent()).contains(words.say("worth.no-money"), "13,482")
                .doesNotContain("– – –", "– 至 –", words.say("worth.at-risk"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void aMarginOfZeroIsNamedAsTheReasonForNoValue(String language) throws Exception {
        ValueSettings settings = ValueSettings.defaults().withMargin(0);
        ValueResults results = ValueResults.furnitureRetailer().withoutValue().withSettings(settings);

        List<Element> sections = elements(parse(page(results, language)), "section");

        String reason = Words.of(Locale.of(language)).say("value.no-margin");
        for (Element section : sections.subList(0, 3)) {
            assertThat(section.getTextContent()).contains(reason);
        }
        assertThat(page(results, language)).doesNotContain("class=\"headline\"");
    }

    @Test
    void whereNothingIsExpectedNobodyCarriesIt() {
        assertThat(page(ValueResults.furnitureRetailer().withoutValue(), "en"))
                .contains("No value is expected from these customers").doesNotContain("too few customers");
    }

    @Test
    void aReportThatCannotBeWrittenLeavesNothingBehind(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("report.html");
        Files.createDirectories(file.resolve("occupied"));

        assertThatThrownBy(() -> HtmlReport.write(ValueResults.furnitureRetailer().result(), Locale.ENGLISH, file))
                .isInstanceOf(IOException.class);

        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CNY", "USD", "CHF", "XYZ", "not a code"})
    void anyCurrencyCanBeShown(String currency) throws Exception {
        ValueSettings settings = ValueSettings.defaults().withCurrency(currency);

        parse(page(ValueResults.furnitureRetailer().withSettings(settings), "en"));
    }

    @Test
    void noTextIsLeftWithAHole() {
        assertThat(Pattern.compile("\\{\\d}").matcher(page(ValueResults.furnitureRetailer(), "zh")).find()).isFalse();
        assertThat(Pattern.compile("\\{\\d}").matcher(page(ValueResults.furnitureRetailer(), "en")).find()).isFalse();
    }

    private static String page(ValueResults results, String language) {
        return HtmlReport.page(results.result(), Locale.of(language));
    }

    private static Document parse(String page) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }

    private static List<Element> elements(Document page, String tag) {
        NodeList nodes = page.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
