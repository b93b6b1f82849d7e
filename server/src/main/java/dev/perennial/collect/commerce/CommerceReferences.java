package dev.perennial.collect.commerce;

import java.util.List;

import dev.perennial.platform.catalogue.CustomerReference;
import dev.perennial.platform.catalogue.CustomerReferenceHolder;
import org.springframework.stereotype.Component;

/** Where orders and payments refer to customers. */
@Component
class CommerceReferences implements CustomerReferenceHolder {

    @Override
    public List<CustomerReference> references() {
        return List.of(CustomerReference.fact("collect.commerce_order"),
                CustomerReference.fact("collect.commerce_payment"));
    }
}
