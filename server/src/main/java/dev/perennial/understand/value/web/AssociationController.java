package dev.perennial.understand.value.web;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.understand.value.AssociationView;
import dev.perennial.understand.value.Associations;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What products have to do with each other. */
@RestController
@RequestMapping("/api/v1/value/associations")
class AssociationController {

    private final Associations associations;

    AssociationController(Associations associations) {
        this.associations = associations;
    }

    @GetMapping
    @Allowed(Permission.VALUE_OVERVIEW)
    AssociationView.Summary summary() {
        return associations.summary();
    }

    @GetMapping("/products")
    @Allowed(Permission.VALUE_OVERVIEW)
    AssociationView.Products products(@RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "20") int limit) {
        return associations.products(search, limit);
    }

    @GetMapping("/products/{id:\\d{1,18}}")
    @Allowed(Permission.VALUE_OVERVIEW)
    AssociationView.Detail product(@PathVariable long id) {
        return associations.product(id);
    }

    @GetMapping("/pairs")
    @Allowed(Permission.VALUE_OVERVIEW)
    AssociationView.Pairs pairs(@RequestParam(required = false) @Nullable String category,
            @RequestParam(defaultValue = "0") long leastBaskets, @RequestParam(defaultValue = "low") String sort,
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String after) {
        return associations.pairs(category, leastBaskets, sort, limit, after);
    }
}
