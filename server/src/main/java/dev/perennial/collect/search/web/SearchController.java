package dev.perennial.collect.search.web;

import java.util.List;

import dev.perennial.collect.search.SearchEverything;
import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search as one types. */
@RestController
class SearchController {

    record Results(List<SearchEverything.Result> items) {
    }

    private final SearchEverything search;

    SearchController(SearchEverything search) {
        this.search = search;
    }

    @GetMapping("/api/v1/search")
    @Allowed(Permission.CUSTOMER_READ)
    Results find(Caller caller, @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "10") int limit) {
        return new Results(search.find(caller, q, limit));
    }
}
