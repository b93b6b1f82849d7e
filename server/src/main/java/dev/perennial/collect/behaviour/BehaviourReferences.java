package dev.perennial.collect.behaviour;

import java.util.List;

import dev.perennial.platform.catalogue.CustomerReference;
import dev.perennial.platform.catalogue.CustomerReferenceHolder;
import org.springframework.stereotype.Component;

/** Where events refer to customers. */
@Component
class BehaviourReferences implements CustomerReferenceHolder {

    @Override
    public List<CustomerReference> references() {
        return List.of(CustomerReference.fact("collect.behaviour_event"));
    }
}
