package dev.perennial.collect.customer;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.perennial.platform.storage.Remembered;
import org.springframework.stereotype.Service;

/**
 * The fields that administrators defined, in their order. Remembered for a moment: a change made by this process is seen at
 * once, one made by another within half a second.
 */
@Service
public class CustomFields {

    private static final Duration FRESH = Duration.ofMillis(500);

    /** All fields at an edition. */
    record Edition(long version, List<CustomField> fields) {

        Edition {
            fields = List.copyOf(fields);
        }
    }

    private final FieldTable table;
    private final Remembered<Edition> editions;

    CustomFields(FieldTable table, Clock clock) {
        this.table = table;
        this.editions = new Remembered<>(clock, FRESH,
                before -> before != null && table.version() == before.version() ? before : table.read());
    }

    /** All fields, also retired ones. */
    public List<CustomField> all() {
        return edition(false).fields();
    }

    /** The fields that are shown and can be filled. */
    public List<CustomField> active() {
        return all().stream().filter(field -> !field.retired()).toList();
    }

    /** The field of that code that can be filled. */
    public Optional<CustomField> find(String code) {
        return active().stream().filter(field -> field.code().equals(code)).findFirst();
    }

    /** The field behind an attribute of the catalogue, also a retired one. */
    public Optional<CustomField> behind(String attribute) {
        return all().stream().filter(field -> field.attribute().equals(attribute)).findFirst();
    }

    /** Whether a text is a web address that a browser opens without running anything. */
    public static boolean isLink(String text) {
        return CustomValues.isLink(text);
    }

    Edition edition(boolean now) {
        return now ? editions.readAgain() : editions.get();
    }

    /** Has every process read the fields again, this one as soon as the running transaction is committed. */
    void changed() {
        table.raiseVersion();
        editions.changed();
    }
}
