package dev.perennial.platform.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.perennial.platform.catalogue.Question.Times;
import dev.perennial.platform.kernel.Rule;
import dev.perennial.platform.kernel.Rule.Comparison;
import dev.perennial.platform.kernel.Violations;
import dev.perennial.platform.kernel.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says a rule as a sentence, as the builder shows it. */
@Component
public class RuleSentence {

    /** Names that are not in the catalogue. */
    public interface Names {

        /** The name of an account. */
        String user(long id);

        /** The name of a customer, as far as the reader may see it. */
        String customer(long id);

        /** ISO code of the currency of amounts. */
        String currency();
    }

    private final Catalogue catalogue;
    private final Facts facts;
    private final Today today;

    public RuleSentence(Catalogue catalogue, Facts facts, Today today) {
        this.catalogue = catalogue;
        this.facts = facts;
        this.today = today;
    }

    /** The rule in words; none means everyone. Everything wrong in it is told at once, with places below the pointer. */
    public String say(@Nullable Rule rule, String pointer, Names names, Locale language) {
        Violations violations = new Violations();
        Question question = new RuleReader(catalogue, facts, today.date(), today.zone(), violations).read(rule,
                pointer);
        violations.refuse();
        Words words = Words.beside(RuleSentence.class, "rules", language);
        SpokenValues values = new SpokenValues(names, words, today.zone());
        String sentence = new Speaker(null, words, values).say(question, false);
        int first = sentence.offsetByCodePoints(0, 1);
        return sentence.substring(0, first).toUpperCase(Locale.ROOT) + sentence.substring(first);
    }

    /** Says questions about a customer, or about one fact. */
    private final class Speaker {

        private final @Nullable Fact fact;
        private final Words words;
        private final SpokenValues values;

        Speaker(@Nullable Fact fact, Words words, SpokenValues values) {
            this.fact = fact;
            this.words = words;
            this.values = values;
        }

        /** Says a question; inside others, those joined by and, or by or, stand in brackets. */
        String say(Question question, boolean inside) {
            return switch (question) {
                case Question.All(List<Question> parts) -> joined(parts, "and", "everyone", inside);
                case Question.Any(List<Question> parts) -> joined(parts, "or", "nobody", inside);
                case Question.Opposite(Question inner) -> opposite(inner, inside);
                case Question.Compared compared -> compared(compared);
                case Question.OneOf oneOf -> oneOf("in", oneOf);
                case Question.Ranged(Attribute attribute, Object low, Object high) ->
                    words.say("between", name(attribute), value(attribute, low), value(attribute, high));
                case Question.Absent(Attribute attribute) -> words.say("missing", name(attribute));
                case Question.Relative(Attribute attribute, Rule.Relative rule, Question _) ->
                    words.say(relative(rule), name(attribute), Objects.requireNonNull(rule.days()).longValue());
                case Question.Yearly _ -> throw new IllegalStateException("the meaning of a relative one");
                case Question.Occurred occurred -> occurred(occurred, false);
            };
        }

        private String joined(List<Question> parts, String by, String none, boolean inside) {
            if (parts.size() <= 1) {
                return parts.isEmpty() ? words.say(none) : say(parts.getFirst(), inside);
            }
            String all = parts.stream().map(part -> say(part, true)).collect(Collectors.joining(words.say(by)));
            return inside ? words.say("group", all) : all;
        }

        private String opposite(Question question, boolean inside) {
            return switch (question) {
                case Question.Opposite(Question inner) -> say(inner, inside);
                case Question.Absent(Attribute attribute) -> words.say("known", name(attribute));
                case Question.OneOf oneOf -> oneOf("not-in", oneOf);
                case Question.Compared(Attribute attribute, Comparison comparison, Object value) when comparison == Comparison.EQUAL ->
                    words.say(numeric(attribute) ? "ne" : key("not-in", attribute), name(attribute),
                            value(attribute, value));
                case Question.Occurred occurred when occurred.times().equals(Times.ONCE) -> occurred(occurred, true);
                case Question.Occurred occurred when occurred.times().comparison() == Comparison.EQUAL ->
                    happened(occurred, words.say("times.ne", times(occurred.times().value())), false);
                default -> words.say("not", say(question, false));
            };
        }

        private static String relative(Rule.Relative rule) {
            return "relative." + (Boolean.TRUE.equals(rule.yearly()) ? "yearly." : "")
                    + Objects.requireNonNull(rule.span()).name().toLowerCase(Locale.ROOT);
        }

        private String compared(Question.Compared question) {
            Attribute attribute = question.attribute();
            Comparison comparison = question.comparison();
            boolean day = attribute.type() == AttributeType.DATE || attribute.type() == AttributeType.INSTANT;
            String key = switch (comparison) {
                case EQUAL -> numeric(attribute) ? "eq" : key("in", attribute);
                case CONTAINS -> attribute.type() == AttributeType.TEXT_LIST ? key("in", attribute) : "contains";
                case STARTS_WITH -> "starts-with";
                default -> (day ? "day." : "") + RuleReader.code(comparison);
            };
            return words.say(key, name(attribute), value(attribute, question.value()));
        }

        private String oneOf(String key, Question.OneOf question) {
            return question.values().isEmpty()
                    ? words.say(key.equals("in") ? "nobody" : "everyone")
                    : words.say(key(key, question.attribute()), name(question.attribute()),
                            question.values().stream().map(value -> value(question.attribute(), value))
                                    .collect(Collectors.joining(words.say("list"))));
        }

        private String occurred(Question.Occurred question, boolean not) {
            Times times = question.times();
            boolean never = times.most() == 0;
            if (never || times.equals(Times.ONCE)) {
                return happened(question, "", not || never);
            }
            return happened(question, words.say("times." + RuleReader.code(times.comparison()), times(times.value())),
                    not);
        }

        private String happened(Question.Occurred question, String times, boolean not) {
            Fact asked = question.fact();
            List<String> details = new ArrayList<>();
            if (question.window() != null) {
                details.add(window(question));
            }
            if (question.where() != null) {
                details.add(words.say("where", new Speaker(asked, words, values).say(question.where(), false)));
            }
            String did = facts.name(asked, words.locale());
            return (not ? words.say("did-not", did) : did) + (times.isEmpty() ? "" : " " + times)
                    + (details.isEmpty() ? "" : words.say("details", String.join(words.say("detail"), details)));
        }

        private String window(Question.Occurred question) {
            LocalDate from = question.from();
            LocalDate to = question.to();
            if (question.window() != null && question.window().days() != null) {
                return words.say("last-days", question.window().days().longValue());
            }
            if (from != null && to != null) {
                return words.say("from-to", values.day(from), values.day(to));
            }
            return from == null
                    ? words.say("until", values.day(Objects.requireNonNull(to)))
                    : words.say("since", values.day(from));
        }

        private String times(long value) {
            return words.say("times", value);
        }

        private String name(Attribute attribute) {
            return fact == null
                    ? catalogue.name(attribute, words.locale())
                    : facts.attribute(fact, attribute, words.locale());
        }

        private String value(Attribute attribute, Object value) {
            if (attribute.options().isEmpty()) {
                return values.say(attribute.type(), value);
            }
            return fact == null
                    ? catalogue.option(attribute, value.toString(), words.locale())
                    : facts.option(fact, attribute, value.toString(), words.locale());
        }

        private static String key(String key, Attribute attribute) {
            return attribute.type() == AttributeType.TEXT_LIST ? key + ".list" : key;
        }

        private static boolean numeric(Attribute attribute) {
            return switch (attribute.type()) {
                case INTEGER, NUMBER, MONEY, PERCENT -> true;
                default -> false;
            };
        }
    }
}
