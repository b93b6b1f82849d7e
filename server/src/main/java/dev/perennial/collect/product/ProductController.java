package dev.perennial.collect.product;

import java.util.List;
import java.util.Locale;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.BatchResult;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Products over HTTP. */
@RestController
class ProductController {

    record Tree(List<Categories.Branch> items) {
    }

    private final ProductList list;
    private final Categories categories;
    private final ReceiveProducts receive;

    ProductController(ProductList list, Categories categories, ReceiveProducts receive) {
        this.list = list;
        this.categories = categories;
        this.receive = receive;
    }

    @GetMapping("/api/v1/products")
    @Allowed(Permission.CUSTOMER_READ)
    ProductList.Page products(@RequestParam(required = false) @Nullable String query,
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String after) {
        return list.page(query, limit, after);
    }

    @GetMapping("/api/v1/product-categories")
    @Allowed(Permission.CUSTOMER_READ)
    Tree tree() {
        return new Tree(categories.tree());
    }

    @PostMapping("/api/v1/products/batch")
    @Allowed(Permission.FACT_WRITE)
    BatchResult receive(Caller caller, Locale language, @RequestBody ReceiveProducts.Batch body) {
        return receive.receive(caller, body, language);
    }
}
