package dev.perennial.collect.behaviour;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import dev.perennial.collect.behaviour.EventType.Property;
import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.catalogue.Attribute.Expression;
import dev.perennial.platform.catalogue.AttributeType;
import dev.perennial.platform.catalogue.Fact;
import dev.perennial.platform.catalogue.FactContributor;
import dev.perennial.platform.catalogue.Relation;
import dev.perennial.platform.storage.Remembered;
import org.springframework.stereotype.Component;

/** Each kind of event as a fact that rules ask about, with its properties. Kinds are data; a new one is found in a moment. */
@Component
class BehaviourFacts implements FactContributor {

    private static final Relation EVENT = new Relation("collect.behaviour_event", "e", "customer_id");
    private static final String PREFIX = "event_";
    private static final Duration FRESH = Duration.ofSeconds(2);

    private record Known(List<EventType> types, List<Fact> facts) {

        static Known of(List<EventType> types) {
            return new Known(types, types.stream().map(BehaviourFacts::fact).toList());
        }
    }

    private final Remembered<Known> known;

    BehaviourFacts(EventTypes types, Clock clock) {
        this.known = new Remembered<>(clock, FRESH, () -> Known.of(types.all()));
    }

    @Override
    public List<Fact> facts() {
        return known.get().facts();
    }

    @Override
    public String name(Fact fact, Locale language) {
        return type(fact).name(language);
    }

    @Override
    public String attribute(Fact fact, Attribute attribute, Locale language) {
        return type(fact).property(attribute.code())
                .map(property -> language.getLanguage().equals("zh") ? property.nameZh() : property.nameEn())
                .orElse(attribute.code());
    }

    private EventType type(Fact fact) {
        return known.get().types().stream().filter(type -> fact.code().equals(PREFIX + type.code())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of event: " + fact.code()));
    }

    private static Fact fact(EventType type) {
        return Fact.of(PREFIX + type.code(), EVENT, "happened_on",
                type.properties().stream().map(BehaviourFacts::attribute).toList())
                .where("e.type_id = " + type.id());
    }

    /** Properties were read as their types when they were told, so each can be read as that again; codes are words. */
    private static Attribute attribute(Property property) {
        String text = "({}->>'" + property.code() + "')";
        return switch (property.type()) {
            case "number" -> attribute(property, AttributeType.NUMBER, text + "::numeric");
            case "boolean" -> attribute(property, AttributeType.BOOLEAN, text + "::boolean");
            case "date" -> attribute(property, AttributeType.DATE, text + "::date");
            case "time" -> attribute(property, AttributeType.INSTANT, text + "::timestamptz");
            default -> attribute(property, AttributeType.TEXT, text);
        };
    }

    private static Attribute attribute(Property property, AttributeType type, String sql) {
        return Attribute.computed(property.code(), type, EVENT, "properties", new Expression(sql, sql + " = ?"), "fact",
                List.of());
    }
}
