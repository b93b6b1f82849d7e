package dev.perennial.collect.customer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.perennial.platform.access.Teams;
import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.kernel.Words;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Tells the timeline when a customer was created and what people changed in the profile. */
@Component
class ProfileEvents implements TimelineContributor {

    private static final String CREATED = "created";
    private static final String CHANGE = "change";
    private static final int MOST_CHANGES = 500;

    private final CustomerProfiles profiles;
    private final AuditTrail audit;
    private final OwnerNames owners;
    private final Teams teams;
    private final CustomFields fields;

    ProfileEvents(CustomerProfiles profiles, AuditTrail audit, OwnerNames owners, Teams teams,
            CustomFields fields) {
        this.profiles = profiles;
        this.audit = audit;
        this.owners = owners;
        this.teams = teams;
        this.fields = fields;
    }

    @Override
    public String source() {
        return "profile";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(CREATED, CHANGE);
    }

    @Override
    public List<TimelineItem> items(Query query) {
        Words words = Words.beside(ProfileEvents.class, "timeline", query.language());
        List<TimelineItem> items = new ArrayList<>();
        if (query.kinds().contains(CHANGE)) {
            for (AuditTrail.Entry entry : audit.of("customer", query.customerId(), MOST_CHANGES)) {
                if (entry.action().equals("customer.change")) {
                    items.add(TimelineItem.said(entry.at().toInstant().truncatedTo(ChronoUnit.MICROS), entry.id(),
                            CHANGE,
                            words.say("change", entry.actorName()), changes(entry.detail(), query.language(), words)));
                }
            }
        }
        if (query.kinds().contains(CREATED)) {
            profiles.find(query.customerId()).ifPresent(customer -> items.add(TimelineItem.said(customer.createdAt(), 0,
                    CREATED, words.say("created"),
                    customer.source() == null ? null : words.say("created.from", customer.source()))));
        }
        return items.stream().filter(item -> before(item, query.before())).limit(query.limit()).toList();
    }

    private static boolean before(TimelineItem item, Place place) {
        Instant at = item.at();
        return at.isBefore(place.at()) || (at.equals(place.at()) && item.id() < place.id());
    }

    /** Changes in words: each field with what it was and what it became. */
    String changes(JsonNode detail, Locale language, Words words) {
        Words names = Words.beside(ProfileEvents.class, "attributes", language);
        Map<Long, String> people = owners.all();
        return detail.properties().stream().map(change -> {
            String field = change.getKey();
            if (fields.behind(field).isPresent()) {
                CustomField custom = fields.behind(field).get();
                return words.say("changed", custom.names().in(language),
                        value(custom, change.getValue().get("from"), people, language, words),
                        value(custom, change.getValue().get("to"), people, language, words));
            }
            String name = names.has(field) ? names.say(field) : words.say("field." + field);
            return words.say("changed", name, value(field, change.getValue().get("from"), people, names, words),
                    value(field, change.getValue().get("to"), people, names, words));
        }).collect(Collectors.joining(words.say("between")));
    }

    private static String value(CustomField field, JsonNode value, Map<Long, String> people, Locale language,
            Words words) {
        if (value == null || value.isNull()) {
            return words.say("nothing");
        }
        return switch (field.type()) {
            case CHOICE, MULTI_CHOICE -> (value.isArray() ? value.valueStream() : Stream.of(value))
                    .map(JsonNode::asString)
                    .map(code -> field.option(code).map(option -> option.names().in(language)).orElse(code))
                    .collect(Collectors.joining(words.say("and")));
            case USER -> people.getOrDefault(value.asLong(), "#" + value.asLong());
            case CUSTOMER -> "#" + value.asLong();
            case BOOLEAN -> words.say(value.asBoolean() ? "yes" : "no");
            case NUMBER, MONEY -> SearchCustomers.plain(value.decimalValue());
            case TEXT, LONG_TEXT, DATE, LINK -> value.asString();
        };
    }

    private String value(String field, JsonNode value, Map<Long, String> people, Words names, Words words) {
        if (value == null || value.isNull() || (value.isArray() && value.isEmpty())) {
            return words.say("nothing");
        }
        if (value.isArray()) {
            return value.valueStream().map(JsonNode::asString).collect(Collectors.joining(words.say("and")));
        }
        if (field.equals("owner")) {
            return people.getOrDefault(value.asLong(), "#" + value.asLong());
        }
        if (field.equals("team")) {
            return teams.all().stream().filter(team -> team.id() == value.asLong()).map(Teams.Team::name).findFirst()
                    .orElse("#" + value.asLong());
        }
        String option = field + "." + value.asString();
        return names.has(option) ? names.say(option) : value.asString();
    }
}
