package dev.perennial.collect.intake.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.perennial.collect.customer.CustomerDetails;
import dev.perennial.collect.customer.CustomerView.Contact;

import static dev.perennial.collect.intake.load.CustomerLoad.last;

/** What rows of a file tell of one customer beyond the usual, brought together. */
final class ToldDetails {

    private ToldDetails() {
    }

    static CustomerDetails of(dev.perennial.engine.files.CustomerDetails told) {
        if (told.equals(dev.perennial.engine.files.CustomerDetails.NONE)) {
            return CustomerDetails.NONE;
        }
        dev.perennial.engine.files.CustomerDetails.Contact contact = told.contact();
        return new CustomerDetails(told.district(), told.campaign(), told.size(), told.interests(), told.beliefs(),
                told.habits(), told.phones(), told.emails(), contact == null
                        ? List.of()
                        : List.of(new Contact(contact.name(), contact.title(), contact.phone(), contact.email())));
    }

    /** Later rows correct earlier ones, and add to their lists. */
    static CustomerDetails both(CustomerDetails earlier, CustomerDetails later) {
        if (later.equals(CustomerDetails.NONE) || earlier.equals(CustomerDetails.NONE)) {
            return later.equals(CustomerDetails.NONE) ? earlier : later;
        }
        return new CustomerDetails(last(earlier.district(), later.district()),
                last(earlier.campaign(), later.campaign()), last(earlier.size(), later.size()),
                last(earlier.interests(), later.interests()), last(earlier.beliefs(), later.beliefs()),
                last(earlier.habits(), later.habits()), joined(earlier.phones(), later.phones()),
                joined(earlier.emails(), later.emails()), contacts(earlier.contacts(), later.contacts()));
    }

    private static List<String> joined(List<String> earlier, List<String> later) {
        return Stream.concat(earlier.stream(), later.stream()).distinct().toList();
    }

    /** A contact is known by the name. */
    private static List<Contact> contacts(List<Contact> earlier, List<Contact> later) {
        Map<String, Contact> byName = new LinkedHashMap<>();
        Stream.concat(earlier.stream(), later.stream())
                .forEach(contact -> byName.merge(Objects.requireNonNull(contact.name()).toLowerCase(Locale.ROOT),
                        contact, (known, more) -> new Contact(known.name(), last(known.title(), more.title()),
                                last(known.phone(), more.phone()), last(known.email(), more.email()))));
        return List.copyOf(byName.values());
    }
}
