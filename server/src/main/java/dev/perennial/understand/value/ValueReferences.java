package dev.perennial.understand.value;

import java.util.List;

import dev.perennial.platform.catalogue.CustomerReference;
import dev.perennial.platform.catalogue.CustomerReferenceHolder;
import org.springframework.stereotype.Component;

/** Where cards and their history refer to customers. */
@Component
class ValueReferences implements CustomerReferenceHolder {

    @Override
    public List<CustomerReference> references() {
        return List.of(CustomerReference.derived("understand.value_card"),
                CustomerReference.derived("understand.value_trait"),
                CustomerReference.derived("understand.value_touched"),
                CustomerReference.derived("understand.value_churn_history"),
                CustomerReference.derived("understand.value_changed"),
                CustomerReference.derived("understand.value_history"));
    }
}
