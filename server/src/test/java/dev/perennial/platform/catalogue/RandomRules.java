package dev.perennial.platform.catalogue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.BiFunction;

import dev.perennial.platform.kernel.Rule;
import dev.perennial.platform.kernel.Rule.Comparison;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes rules at random over what a catalogue offers, all of them right. */
public final class RandomRules {

    private static final List<Comparison> OF_NUMBERS = List.of(Comparison.GREATER, Comparison.AT_LEAST, Comparison.LESS,
            Comparison.AT_MOST, Comparison.EQUAL, Comparison.NOT_EQUAL);

    private final Random random;
    private final List<Attribute> attributes;
    private final List<Fact> facts;
    private final BiFunction<Attribute, Random, JsonNode> values;
    private final LocalDate around;

    /**
     * A source of rules.
     *
     * @param values gives a value to compare an attribute with
     * @param around the day about which facts lie
     */
    public RandomRules(Random random, Collection<Attribute> attributes, List<Fact> facts,
            BiFunction<Attribute, Random, JsonNode> values, LocalDate around) {
        this.random = random;
        this.attributes = attributes.stream().filter(Attribute::filterable).toList();
        this.facts = facts;
        this.values = values;
        this.around = around;
    }

    /** A rule nested up to this deep. */
    public Rule rule(int depth) {
        return rule(depth, attributes, true);
    }

    private Rule rule(int depth, List<Attribute> from, boolean mayAskFacts) {
        return switch (random.nextInt(depth == 0 ? 6 : 10)) {
            case 0 -> new Rule.Missing(one(from).code());
            case 1, 2 -> mayAskFacts && !facts.isEmpty() ? happened(depth) : compare(from);
            case 3 -> in(from);
            case 6 -> new Rule.Not(rule(depth - 1, from, mayAskFacts));
            case 7, 8 -> new Rule.And(rules(depth - 1, from, mayAskFacts));
            case 9 -> new Rule.Or(rules(depth - 1, from, mayAskFacts));
            default -> compare(from);
        };
    }

    private List<@Nullable Rule> rules(int depth, List<Attribute> from, boolean mayAskFacts) {
        List<@Nullable Rule> rules = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            rules.add(rule(depth, from, mayAskFacts));
        }
        return rules;
    }

    private Rule compare(List<Attribute> from) {
        Attribute attribute = one(from);
        boolean day = attribute.type() == AttributeType.DATE;
        if ((day || attribute.type() == AttributeType.INSTANT) && random.nextInt(3) == 0) {
            return relative(attribute, day);
        }
        if (attribute.type().ordered() && random.nextInt(3) == 0) {
            return between(attribute);
        }
        List<Comparison> comparisons = new ArrayList<>(new TreeSet<>(attribute.type().comparisons()));
        return new Rule.Compare(attribute.code(), one(comparisons), values.apply(attribute, random));
    }

    private Rule relative(Attribute attribute, boolean day) {
        Rule.Span span = one(List.of(Rule.Span.values()));
        boolean yearly = day && span.compareTo(Rule.Span.NEXT) <= 0 && random.nextInt(3) == 0;
        int days = random.nextInt(4) == 0 ? 1 + random.nextInt(400) : 1 + random.nextInt(40);
        return new Rule.Relative(attribute.code(), span, BigDecimal.valueOf(days), yearly ? true : null);
    }

    private Rule between(Attribute attribute) {
        JsonNode low = values.apply(attribute, random);
        JsonNode high = values.apply(attribute, random);
        boolean reversed = low.isNumber()
                ? low.decimalValue().compareTo(high.decimalValue()) > 0
                : attribute.type() == AttributeType.INSTANT
                        ? OffsetDateTime.parse(low.asString()).isAfter(OffsetDateTime.parse(high.asString()))
                        : low.asString().compareTo(high.asString()) > 0;
        return new Rule.Between(attribute.code(), reversed ? high : low, reversed ? low : high);
    }

    private Rule in(List<Attribute> from) {
        Attribute attribute = one(from);
        if (!attribute.type().listable()) {
            return new Rule.Missing(attribute.code());
        }
        List<@Nullable JsonNode> listed = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            listed.add(values.apply(attribute, random));
        }
        return new Rule.In(attribute.code(), listed);
    }

    private Rule happened(int depth) {
        Fact fact = one(facts);
        Rule.Count count = random.nextInt(3) == 0
                ? null
                : new Rule.Count(one(OF_NUMBERS), BigDecimal.valueOf(random.nextInt(5)));
        Rule where = random.nextBoolean() ? null : rule(Math.min(depth, 2), fact.attributes(), false);
        return new Rule.Happened(fact.code(), window(), count, where);
    }

    private Rule.@Nullable Window window() {
        LocalDate from = around.minusDays(random.nextInt(-10, 60));
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> new Rule.Window(null, from.toString(), null);
            case 2 -> new Rule.Window(null, null, from.toString());
            case 3 -> Rule.Window.between(from.toString(), from.plusDays(random.nextInt(30)).toString());
            default -> Rule.Window.last(1 + random.nextInt(60));
        };
    }

    private <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
