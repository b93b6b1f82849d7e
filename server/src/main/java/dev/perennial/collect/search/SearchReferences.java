package dev.perennial.collect.search;

import java.util.List;

import dev.perennial.platform.catalogue.CustomerReference;
import dev.perennial.platform.catalogue.CustomerReference.Bond;
import dev.perennial.platform.catalogue.CustomerReferenceHolder;
import org.springframework.stereotype.Component;

/** Where what customers are found by refers to them; all of it can be made again. */
@Component
class SearchReferences implements CustomerReferenceHolder {

    @Override
    public List<CustomerReference> references() {
        return List.of(CustomerReference.derived("collect.search_token"),
                new CustomerReference("collect.search_pending", "customers", Bond.DERIVED));
    }
}
