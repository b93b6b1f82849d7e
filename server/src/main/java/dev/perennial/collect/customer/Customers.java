package dev.perennial.collect.customer;

import java.util.Optional;

import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import org.springframework.stereotype.Service;

/** Customers for everyone else: who is there, and whether the caller may see them. */
@Service
public class Customers {

    private final CustomerProfiles profiles;

    Customers(CustomerProfiles profiles) {
        this.profiles = profiles;
    }

    /** The customer, if the caller may see it. */
    public Optional<CustomerView> find(Caller caller, long id) {
        return profiles.find(id)
                .filter(view -> Visibility.covers(caller, view.owner() == null ? 0 : view.owner().id()));
    }

    /** The customer; one the caller may not see is refused like one that does not exist. */
    public CustomerView get(Caller caller, long id) {
        return find(caller, id).orElseThrow(() -> notFound(id));
    }

    /** Whether there is such a customer and the caller may see it. */
    public boolean visible(Caller caller, long id) {
        return profiles.owner(id).filter(owner -> Visibility.covers(caller, owner)).isPresent();
    }

    /** Refuses a customer that the caller may not see like one that does not exist. */
    public void requireVisible(Caller caller, long id) {
        if (!visible(caller, id)) {
            throw notFound(id);
        }
    }

    private static ProblemException notFound(long id) {
        return new ProblemException(CustomerProblem.NOT_FOUND, id);
    }
}
