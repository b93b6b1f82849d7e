package dev.perennial.collect.behaviour;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind of event.
 *
 * @param properties that events of the kind may have
 */
record EventType(long id, String code, String nameZh, String nameEn, List<Property> properties, long version) {

    /** A property; its type is text, number, boolean, date or time. */
    record Property(String code, String nameZh, String nameEn, String type) {
    }

    String name(Locale language) {
        return language.getLanguage().equals("zh") ? nameZh : nameEn;
    }

    Optional<Property> property(String wanted) {
        return properties.stream().filter(property -> property.code().equals(wanted)).findFirst();
    }
}
