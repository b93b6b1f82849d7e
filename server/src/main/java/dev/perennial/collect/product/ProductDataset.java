package dev.perennial.collect.product;

import java.util.List;

import dev.perennial.platform.catalogue.Dataset;
import dev.perennial.platform.catalogue.Dataset.Column;
import dev.perennial.platform.catalogue.DatasetContributor;
import org.springframework.stereotype.Component;

/** Products for analyses, with the names of their categories from the root down. */
@Component
class ProductDataset implements DatasetContributor {

    @Override
    public List<Dataset> datasets() {
        return List.of(new Dataset("products", 1, "collect.product_item",
                List.of(Column.number("product_id"), Column.text("name"), Column.text("category")),
                """
                        SELECT part.id, part.name, category.code
                        FROM collect.product_item AS part
                        LEFT JOIN collect.product_category AS category ON category.id = part.category_id
                        WHERE :part
                        """));
    }
}
