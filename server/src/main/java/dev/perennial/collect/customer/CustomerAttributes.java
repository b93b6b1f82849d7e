package dev.perennial.collect.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.perennial.platform.access.Teams;
import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.catalogue.Attribute.Expression;
import dev.perennial.platform.catalogue.Attribute.Use;
import dev.perennial.platform.catalogue.AttributeContributor;
import dev.perennial.platform.catalogue.AttributeType;
import dev.perennial.platform.catalogue.Relation;
import org.springframework.stereotype.Component;

/** What profiles and order figures let one ask. */
@Component
class CustomerAttributes implements AttributeContributor {

    /** One narrow row per customer; the base of every list. */
    static final Relation LIST = Relation.complete("collect.customer_list", "c", "customer_id");

    private static final Relation PROFILE = Relation.complete("collect.customer_profile", "p", "id");
    private static final Relation FIGURES = Relation.complete("collect.customer_figures", "figures", "customer_id");

    private static final String WHO = "profile";
    private static final String ORDERS = "orders";
    private static final String TEAM = "team";
    /** The team stands right behind the owner. */
    private static final int AFTER_OWNER = 3;

    private final Teams teams;

    CustomerAttributes(Teams teams) {
        this.teams = teams;
    }

    /** The team is there once there is one to choose; its options are the ids of teams, also of retired ones. */
    @Override
    public List<Attribute> attributes() {
        List<String> options = teams.all().stream().map(team -> String.valueOf(team.id())).toList();
        if (options.isEmpty()) {
            return FIXED;
        }
        List<Attribute> attributes = new ArrayList<>(FIXED);
        attributes.add(AFTER_OWNER, Attribute.computed(TEAM, AttributeType.CHOICE, LIST, "team_id",
                new Expression("{}::text", "{} = ?::bigint"), WHO, options));
        return attributes;
    }

    @Override
    public long version(boolean now) {
        return teams.version(now);
    }

    @Override
    public String option(Attribute attribute, String option, Locale language) {
        return attribute.code().equals(TEAM)
                ? teams.all().stream().filter(team -> String.valueOf(team.id()).equals(option)).map(Teams.Team::name)
                        .findFirst().orElse("#" + option)
                : AttributeContributor.super.option(attribute, option, language);
    }

    private static final List<Attribute> FIXED = List.of(
            Attribute.of("name", AttributeType.TEXT, LIST, "name", WHO).with(Use.SORT).with(Use.ALWAYS),
            Attribute.choice("kind", LIST, "kind", WHO, List.of("person", "company")),
            Attribute.of("owner", AttributeType.USER, LIST, "owner_id", WHO),
            Attribute.of("province", AttributeType.TEXT, LIST, "province", WHO),
            Attribute.of("city", AttributeType.TEXT, LIST, "city", WHO),
            Attribute.of("source", AttributeType.TEXT, LIST, "source", WHO),
            Attribute.of("country", AttributeType.TEXT, PROFILE, "country", WHO),
            Attribute.of("district", AttributeType.TEXT, PROFILE, "district", WHO),
            Attribute.of("industry", AttributeType.TEXT, PROFILE, "industry", WHO),
            Attribute.of("size", AttributeType.TEXT, PROFILE, "size", WHO),
            Attribute.of("campaign", AttributeType.TEXT, PROFILE, "campaign", WHO),
            Attribute.of("interests", AttributeType.TEXT_LIST, PROFILE, "interests", WHO),
            Attribute.of("beliefs", AttributeType.TEXT_LIST, PROFILE, "beliefs", WHO),
            Attribute.of("habits", AttributeType.TEXT, PROFILE, "habits", WHO),
            Attribute.of("tags", AttributeType.TEXT_LIST, PROFILE, "tags", WHO),
            Attribute.of("email", AttributeType.TEXT, PROFILE, "email", WHO),
            Attribute.of("phone", AttributeType.TEXT, PROFILE, "phone", WHO),
            Attribute.of("created_on", AttributeType.DATE, LIST, "created_on", WHO).with(Use.ALWAYS),
            Attribute.of("first_order", AttributeType.DATE, LIST, "first_order", ORDERS),
            Attribute.of("last_order", AttributeType.DATE, FIGURES, "last_order", ORDERS),
            Attribute.of("orders", AttributeType.INTEGER, FIGURES, "orders", ORDERS).with(Use.ALWAYS),
            Attribute.of("net_spend", AttributeType.MONEY, FIGURES, "net_spend", ORDERS).with(Use.ALWAYS));
}
