package dev.perennial.collect.subscription;

import java.util.List;

import dev.perennial.platform.catalogue.CustomerReference;
import dev.perennial.platform.catalogue.CustomerReferenceHolder;
import org.springframework.stereotype.Component;

/** Where subscriptions and usage refer to customers. */
@Component
class SubscriptionReferences implements CustomerReferenceHolder {

    @Override
    public List<CustomerReference> references() {
        return List.of(CustomerReference.fact("collect.subscription_contract"),
                CustomerReference.fact("collect.subscription_usage"));
    }
}
