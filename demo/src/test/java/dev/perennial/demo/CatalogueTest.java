package dev.perennial.demo;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogueTest {

    private static final Catalogue CATALOGUE = Catalogue.evergreen();

    @Test
    void aboutSixtyProductsEachWithItsOwnNumberAndBothNames() {
        assertThat(CATALOGUE.products()).hasSizeBetween(55, 70);
        assertThat(CATALOGUE.products()).extracting(Product::id).doesNotHaveDuplicates();
        assertThat(CATALOGUE.products()).extracting(Product::name)
                .noneMatch(name -> name.zh().isBlank() || name.en().isBlank());
    }

    @Test
    void everyProductHangsOnALeafOfTheTree() {
        assertThat(CATALOGUE.products()).extracting(Product::category)
                .allMatch(category -> category.parent().isPresent());
    }

    @Test
    void everyProductCostsLessThanItsPrice() {
        assertThat(CATALOGUE.products()).allMatch(p -> p.unitCost() > 0 && p.unitCost() < p.listPrice() * 0.6);
    }

    @Test
    void theCheapestSufficientProductIsFound() {
        for (Product product : CATALOGUE.products()) {
            Product found = CATALOGUE.products().get(CATALOGUE.atLeast(product.listPrice()));
            assertThat(found.listPrice()).isEqualTo(product.listPrice());
        }
        assertThat(CATALOGUE.products().get(CATALOGUE.atLeast(Long.MAX_VALUE))).isEqualTo(CATALOGUE.dearest());
    }
}
