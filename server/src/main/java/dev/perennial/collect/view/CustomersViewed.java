package dev.perennial.collect.view;

import java.util.List;
import java.util.Objects;

import dev.perennial.collect.customer.SearchCustomers;
import dev.perennial.platform.kernel.Caller;
import org.springframework.stereotype.Component;

/** Lists of customers. */
@Component
class CustomersViewed implements ViewedObject {

    static final String CODE = "customers";

    private final SearchCustomers search;

    CustomersViewed(SearchCustomers search) {
        this.search = search;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public void check(Caller caller, ViewContent content) {
        ViewContent.Sort sort = content.sort();
        List<String> fields = content.columnsOrNone().stream().map(column -> Objects.toString(column.code(), ""))
                .toList();
        search.check(caller, content.rule(),
                sort == null ? null : new SearchCustomers.Sort(sort.attribute(), sort.direction()), fields);
    }
}
