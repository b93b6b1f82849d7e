package dev.perennial.collect.customer;

import dev.perennial.platform.catalogue.Population;
import dev.perennial.platform.catalogue.Relation;
import org.springframework.stereotype.Component;

/** Rules ask about customers, each of whom has a row in the customer list. */
@Component
class CustomerPopulation implements Population {

    @Override
    public Relation relation() {
        return CustomerAttributes.LIST;
    }
}
