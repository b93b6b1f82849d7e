package dev.perennial.engine.model.portrait;

import java.util.List;
import java.util.Map;

import dev.perennial.engine.model.association.ProductLinks;
import dev.perennial.engine.model.trait.ModelFindings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What models say of products and prices, on a base small enough to work out by hand. */
class ProductPortraitsTest {

    private final SmallBase base = new SmallBase();

    @AfterEach
    void close() {
        base.close();
    }

    @Test
    void whatIsBoughtTogetherHasALiftWithBounds() {
        for (long c = 1; c <= 200; c++) {
            base.customer(c).order(c, 30, 10).line(c <= 50 ? 1 : 3);
            if (c <= 40 || c > 190) {
                base.line(2);
            }
        }
        ModelFindings found = base.found("association");
        Map<String, Object> pair = SmallBase.line(found, "pairs", "baskets", 40L);
        assertThat(SmallBase.real(pair, "lift")).isCloseTo(3.2, within(1e-12));
        double deviation = Math.sqrt(1 / 40.0 - 1 / 50.0 - 1 / 50.0 + (2 * 3.2 - 1) / 200);
        assertThat(SmallBase.real(pair, "low")).isCloseTo(3.2 * Math.exp(-1.96 * deviation), within(1e-9));
        assertThat(SmallBase.real(pair, "high")).isCloseTo(3.2 * Math.exp(1.96 * deviation), within(1e-9));
    }

    @Test
    void linksOfProductsAreThoseOfTheSameBaskets() {
        base.product(1, "Tea/Green").product(2, "Cups");
        for (long c = 1; c <= 200; c++) {
            base.customer(c).order(c, 30, 10).line(c <= 50 ? 1 : 3);
            if (c <= 40 || c > 190) {
                base.line(2);
            }
        }
        ProductLinks links = ProductLinks.of(base.found("association"));
        assertThat(links.products()).containsExactly(new ProductLinks.Product(3, "3", "", 150, 0),
                new ProductLinks.Product(1, "P1", "Tea", 50, 0), new ProductLinks.Product(2, "P2", "Cups", 50, 0));
        assertThat(links.pairs()).extracting(ProductLinks.Pair::one).containsExactly(3L, 1L);
        assertThat(links.pairs()).extracting(ProductLinks.Pair::baskets).containsExactly(10L, 40L);
        assertThat(links.pairs().getLast().lift()).isCloseTo(3.2, within(1e-12));
        assertThat(links.pairs().getFirst().lift()).isCloseTo(10 * 200 / (150.0 * 50), within(1e-12));
        assertThat(links.next()).isEmpty();
        assertThat(links.again()).isEmpty();
        assertThat(ProductLinks.removedFrom(base.found("association")).tables()).containsOnlyKeys("pairs", "intervals");
    }

    @Test
    void ofEachProductOnlyTheStrongestPairsAreKept() {
        for (long c = 1; c <= 30 * 12; c++) {
            base.customer(c).order(c, 30, 10).line(1).line(2 + c % 30);
        }
        ProductLinks links = ProductLinks.of(base.found("association"));
        assertThat(links.products()).hasSize(31);
        assertThat(links.pairs()).as("of each of the others it is the only one").hasSize(30);
        for (long c = 1_001; c <= 1_000 + 12; c++) {
            base.customer(c).order(c, 30, 10);
            for (int product = 101; product <= 125; product++) {
                base.line(product);
            }
        }
        List<ProductLinks.Pair> pairs = ProductLinks.of(base.found("association")).pairs().stream()
                .filter(pair -> pair.one() > 100).toList();
        assertThat(pairs).as("of 300 all as strong as each other").hasSizeLessThan(300);
        assertThat(pairs.stream().filter(pair -> pair.one() == 125 || pair.other() == 125)).hasSize(20);
    }

    @Test
    void quantilesSayWhenAProductIsBoughtAgain() {
        for (int c = 1; c <= 40; c++) {
            base.customer(c).order(c, 50, 10).line(1).order(c, 50 - c, 10).line(1);
        }
        ProductLinks links = ProductLinks.of(base.found("association"));
        assertThat(links.again()).containsExactly(new ProductLinks.Again(1, 40, 4, 10, 20, 30, 36));
        assertThat(links.next()).singleElement()
                .satisfies(next -> assertThat(next.cases()).as("without the four held out").isEqualTo(36));
    }

    @Test
    void whatOthersWentOnWithIsTheNextProduct() {
        for (long c = 1; c <= 60; c++) {
            base.customer(c).order(c, 60, 10).line(1).order(c, 30, 10).line(2);
        }
        for (long c = 61; c <= 180; c++) {
            base.customer(c).order(c, 40, 10).line(3);
        }
        base.customer(199).order(199, 5, 10).line(1);
        base.run();
        assertThat(base.text(199, "next_product")).isEqualTo("2");
        assertThat(base.text(199, "next_reason")).isEqualTo("others");
        assertThat(base.number(199, "next_score")).isBetween(0.7, 1.0);
        assertThat(base.number(199, "next_evidence")).isEqualTo(54);
    }

    @Test
    void whatComesAgainIsDueAfterItsUsualInterval() {
        for (long c = 1; c <= 30; c++) {
            base.customer(c).order(c, 60, 10).line(1).order(c, 30, 10).line(1);
        }
        base.run();
        assertThat(base.text(1, "replenish_product")).isEqualTo("1");
        assertThat(base.number(1, "replenish_on")).isBetween(SmallBase.TODAY - 1.0, (double) SmallBase.TODAY);
        assertThat(base.number(1, "replenish_evidence")).isEqualTo(1);
    }

    @Test
    void whoBuysBelowTheUsualPriceIsLedByPromotions() {
        for (long c = 1; c <= 20; c++) {
            base.customer(c);
            for (int i = 0; i < 10; i++) {
                base.order(c, 10 + i, 10).line(1, 2, c == 1 ? 8 : 10, null, null);
            }
        }
        ModelFindings found = base.found("sensitivity");
        assertThat(found.figures()).containsEntry("base_share", 0.05);
        assertThat(base.text(1, "sensitivity_class")).isEqualTo("promotion-led");
        assertThat(base.number(1, "priced_lines")).isEqualTo(10);
        assertThat(base.number(2, "discount_share")).isLessThan(0.05);
    }

    @Test
    void aListPriceAboveTheUsualOneShowsTheDiscount() {
        for (long c = 1; c <= 20; c++) {
            base.customer(c).order(c, 10, 10).line(1, 1, 8, c == 1 ? 10.0 : null, null).order(c, 11, 10)
                    .line(1, 1, 8, null, null);
        }
        assertThat(base.found("sensitivity").figures()).containsEntry("base_share", 1 / 40.0);
    }
}
