package dev.perennial.platform.catalogue;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Rule;
import dev.perennial.platform.kernel.Rule.Comparison;
import dev.perennial.platform.kernel.Violation;
import dev.perennial.testing.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Rules mean in SQL what they say, also where values are missing; lists page through exactly what the rules find. */
@ServerTest
class RuleCompilerTest {

    private static final Relation PEOPLE = new Relation("rules.rule_people", "c", "id");
    private static final Relation CARDS = new Relation("rules.rule_cards", "v", "customer");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int ROWS = 300;

    private static final Catalogue CATALOGUE = new Catalogue(List.of(RuleCompilerTest::attributes));

    private final RuleCompiler compiler = new RuleCompiler(CATALOGUE, new Facts(List.of()), () -> PEOPLE,
            new Today(Clock.systemUTC(), () -> ZoneOffset.UTC));
    private static final Map<Long, Map<String, Object>> ROWS_BY_ID = new TreeMap<>();

    @Autowired
    private JdbcClient jdbc;

    private static List<Attribute> attributes() {
        return List.of(Attribute.of("name", AttributeType.TEXT, PEOPLE, "name", "g"),
                Attribute.of("orders", AttributeType.INTEGER, PEOPLE, "orders", "g"),
                Attribute.of("day", AttributeType.DATE, PEOPLE, "day", "g"),
                Attribute.of("tags", AttributeType.TEXT_LIST, PEOPLE, "tags", "g"),
                Attribute.of("vip", AttributeType.BOOLEAN, PEOPLE, "vip", "g"),
                Attribute.of("clv", AttributeType.MONEY, CARDS, "clv", "g"),
                Attribute.of("alive", AttributeType.PERCENT, CARDS, "alive", "g"),
                Attribute.choice("stage", CARDS, "stage", "g", List.of("new", "growing", "lost")));
    }

    @BeforeAll
    static void fillTables(@Autowired JdbcClient jdbc) {
        jdbc.sql("CREATE SCHEMA rules").update();
        jdbc.sql("""
                CREATE TABLE rules.rule_people (id bigint PRIMARY KEY, name text COLLATE "zh-x-icu", orders integer,
                    day date, tags text[], vip boolean)
                """).update();
        jdbc.sql("""
                CREATE TABLE rules.rule_cards (customer bigint PRIMARY KEY, clv numeric(18, 4), alive double precision,
                    stage text)
                """).update();
        Random random = new Random(7);
        for (long id = 1; id <= ROWS; id++) {
            Map<String, Object> row = new TreeMap<>();
            put(row, "name", random, List.of("王芳", "Anna_B", "anna%", "O'Neil", "李\\雷", "ÄRGER"));
            put(row, "orders", random, List.of(0L, 1L, 2L, 7L));
            put(row, "day", random, List.of("2026-01-01", "2026-02-28", "2026-03-01"));
            put(row, "tags", random, List.of(List.of("a"), List.of("a", "b"), List.of()));
            put(row, "vip", random, List.of(true, false));
            jdbc.sql("INSERT INTO rules.rule_people VALUES (:id, :name, :orders, :day::date, :tags::text[], :vip)")
                    .param("id", id).param("name", row.get("name")).param("orders", row.get("orders"))
                    .param("day", row.get("day"))
                    .param("tags", row.get("tags") instanceof List<?> tags ? tags.toArray(new String[0]) : null)
                    .param("vip", row.get("vip")).update();
            if (random.nextInt(3) > 0) {
                put(row, "clv", random, List.of(new BigDecimal("0.0000"), new BigDecimal("10.5000"),
                        new BigDecimal("99.9900")));
                put(row, "alive", random, List.of(0.1, 0.5, 0.30000000000000004));
                put(row, "stage", random, List.of("new", "growing", "lost"));
                jdbc.sql("INSERT INTO rules.rule_cards VALUES (:id, :clv, :alive, :stage)").param("id", id)
                        .param("clv", row.get("clv")).param("alive", row.get("alive")).param("stage", row.get("stage"))
                        .update();
            }
            ROWS_BY_ID.put(id, row);
        }
    }

    private static void put(Map<String, Object> row, String code, Random random, List<?> values) {
        if (random.nextInt(4) > 0) {
            row.put(code, values.get(random.nextInt(values.size())));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sqlFindsWhatTheRuleSays(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            Rule rule = rule(random, 3);
            Set<Long> expected = new TreeSet<>();
            ROWS_BY_ID.forEach((id, row) -> {
                if (holds(rule, row)) {
                    expected.add(id);
                }
            });
            assertThat(found(rule, new Order(null, false))).as(rule.toString()).containsExactlyElementsOf(expected);
            assertThat(found(new Rule.Not(rule), new Order(null, false))).as("not " + rule)
                    .containsExactlyElementsOf(others(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "orders", "day", "clv", "alive", "stage"})
    void pagesInEitherDirectionGiveEveryCustomerOnceInOrder(String attribute) {
        Rule rule = new Rule.Not(new Rule.Compare("orders", Comparison.EQUAL, JSON.numberNode(1)));
        Set<Long> expected = new TreeSet<>(found(rule, new Order(null, false)));
        for (boolean descending : List.of(true, false)) {
            Order order = new Order(CATALOGUE.find(attribute).orElseThrow(), descending);
            List<Long> paged = found(rule, order);
            assertThat(paged).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
            List<Long> inOneGo = jdbc.sql("""
                    SELECT c.id FROM rules.rule_people c LEFT JOIN rules.rule_cards v ON v.customer = c.id
                    WHERE c.orders IS DISTINCT FROM 1
                    ORDER BY %s %s NULLS LAST, c.id %2$s
                    """.formatted(attribute, descending ? "DESC" : "ASC")).query(Long.class).list();
            assertThat(paged).isEqualTo(inOneGo);
        }
    }

    @Test
    void aCursorOfAnotherOrderIsRefused() {
        Listing byName = listing(null, new Order(CATALOGUE.find("name").orElseThrow(), false));
        String cursor = byName.cursor(Listing.Phase.VALUES, 7, "x");
        Listing byDay = listing(null, new Order(CATALOGUE.find("day").orElseThrow(), false));
        for (String wrong : List.of(cursor, "", "%%%", "ZGF5OmFzYzp2OjE6bm8tZGF5", "ZGF5OmFzYzp2")) {
            ProblemException refused = catchThrowableOfType(ProblemException.class, () -> byDay.page(wrong, 10));
            assertThat(refused.violations()).extracting(Violation::problem)
                    .containsExactly(CatalogueProblem.CURSOR_INVALID);
        }
    }

    @Test
    void everythingWrongIsToldAtOnceWithItsPlace() {
        Rule rule = new Rule.And(List.of(new Rule.Compare("nothing", Comparison.EQUAL, JSON.numberNode(1)),
                new Rule.Or(List.of(new Rule.Compare("orders", Comparison.CONTAINS, JSON.stringNode("1")),
                        new Rule.Compare("orders", Comparison.EQUAL, JSON.numberNode(1.5)))),
                new Rule.Not(new Rule.Compare("day", Comparison.EQUAL, JSON.stringNode("2026-02-30"))),
                new Rule.Between("clv", JSON.numberNode(2), JSON.numberNode(1)),
                new Rule.In("stage", List.of(JSON.stringNode("new"), JSON.stringNode("old"))),
                new Rule.Between("name", JSON.stringNode("a"), JSON.stringNode("b"))));
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> compiler.compile(rule, "/rule"));
        assertThat(refused.violations()).extracting(Violation::pointer).containsExactly("/rule/rules/0/attribute",
                "/rule/rules/1/rules/0/comparison", "/rule/rules/1/rules/1/value", "/rule/rules/2/rule/value",
                "/rule/rules/3/low", "/rule/rules/4/values/1", "/rule/rules/5/attribute");
        refused.violations().forEach(violation -> {
            assertThat(violation.text(Locale.ENGLISH)).isNotBlank();
            assertThat(violation.text(Locale.CHINESE)).isNotBlank();
        });
    }

    @Test
    void rulesThatAreTooDeepOrTooLargeAreRefused() {
        Rule deep = new Rule.Missing("name");
        for (int i = 0; i < 100; i++) {
            deep = new Rule.Not(deep);
        }
        Rule tooDeep = deep;
        assertThat(catchThrowableOfType(ProblemException.class, () -> compiler.compile(tooDeep, "/rule")).violations())
                .extracting(Violation::problem).containsExactly(CatalogueProblem.TOO_DEEP);
        List<@Nullable Rule> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(new Rule.Missing("name"));
        }
        assertThat(catchThrowableOfType(ProblemException.class, () -> compiler.compile(new Rule.And(many), "/rule"))
                .violations()).extracting(Violation::problem).containsExactly(CatalogueProblem.TOO_LARGE);
    }

    @Test
    void rulesAreReadFromJson() {
        String text = """
                {"op":"and","rules":[{"op":"compare","attribute":"clv","comparison":"ge","value":10.5},
                {"op":"not","rule":{"op":"in","attribute":"stage","values":["lost"]}},
                {"op":"between","attribute":"day","low":"2026-01-01","high":"2026-02-28"},
                {"op":"or","rules":[{"op":"missing","attribute":"name"}]}]}
                """;
        JsonMapper json = new JsonMapper();
        Rule rule = json.readValue(text, Rule.class);
        assertThat(json.readTree(json.writeValueAsString(rule))).isEqualTo(json.readTree(text));
    }

    private static Set<Long> others(Set<Long> ids) {
        Set<Long> others = new TreeSet<>(ROWS_BY_ID.keySet());
        others.removeAll(ids);
        return others;
    }

    private Listing listing(@Nullable Rule rule, Order order) {
        return new Listing(PEOPLE, List.of(), Condition.ALWAYS, compiler.compile(rule, "/rule"), order);
    }

    private List<Long> found(Rule rule, Order order) {
        Listing listing = listing(rule, order);
        List<Long> found = new ArrayList<>();
        String after = null;
        do {
            Listing.Page page = listing.page(after, 21);
            List<Long> ids = new ArrayList<>();
            List<@Nullable Object> values = new ArrayList<>();
            jdbc.sql(page.statement().sql()).params(page.statement().parameters()).query(row -> {
                ids.add(row.getLong(1));
                values.add(order.attribute() == null ? null : value(row.getObject(2)));
            });
            int shown = Math.min(20, ids.size());
            found.addAll(ids.subList(0, shown));
            after = ids.size() > 20
                    ? listing.cursor(page.phase(), ids.get(19), values.get(19))
                    : page.phase() == Listing.Phase.VALUES ? listing.cursorOfRest() : null;
        } while (after != null);
        return found;
    }

    private static @Nullable Object value(@Nullable Object value) {
        return value instanceof Double number ? BigDecimal.valueOf(number) : value;
    }

    private static Rule rule(Random random, int depth) {
        int choice = random.nextInt(depth == 0 ? 4 : 7);
        return switch (choice) {
            case 4 -> new Rule.Not(rule(random, depth - 1));
            case 5 -> new Rule.And(rules(random, depth - 1));
            case 6 -> new Rule.Or(rules(random, depth - 1));
            default -> leaf(random, choice);
        };
    }

    private static List<@Nullable Rule> rules(Random random, int depth) {
        List<@Nullable Rule> rules = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            rules.add(rule(random, depth));
        }
        return rules;
    }

    private static Rule leaf(Random random, int choice) {
        List<Attribute> all = attributes();
        Attribute attribute = all.get(random.nextInt(all.size()));
        if (choice == 0) {
            return new Rule.Missing(attribute.code());
        }
        if (choice == 1 && attribute.type().listable()) {
            return new Rule.In(attribute.code(), random.nextBoolean()
                    ? List.of(literal(attribute, random), literal(attribute, random))
                    : List.of());
        }
        if (choice == 2 && attribute.type().ordered()) {
            JsonNode low = literal(attribute, random);
            JsonNode high = literal(attribute, random);
            boolean turned = compare(typed(low), typed(high)) > 0;
            return new Rule.Between(attribute.code(), turned ? high : low, turned ? low : high);
        }
        List<Comparison> comparisons = new ArrayList<>(new TreeSet<>(attribute.type().comparisons()));
        return new Rule.Compare(attribute.code(), comparisons.get(random.nextInt(comparisons.size())),
                literal(attribute, random));
    }

    private static JsonNode literal(Attribute attribute, Random random) {
        return switch (attribute.type()) {
            case TEXT -> JSON.stringNode(List.of("王芳", "anna", "Anna_B", "%", "_", "\\", "'", "芳", "N")
                    .get(random.nextInt(9)));
            case TEXT_LIST -> JSON.stringNode(List.of("a", "b", "c").get(random.nextInt(3)));
            case CHOICE -> JSON.stringNode(List.of("new", "growing", "lost").get(random.nextInt(3)));
            case INTEGER -> JSON.numberNode(random.nextInt(8));
            case DATE -> JSON.stringNode(List.of("2026-01-01", "2026-02-01", "2026-03-01").get(random.nextInt(3)));
            case BOOLEAN -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.numberNode(new BigDecimal(
                    List.of("0", "0.1", "0.30000000000000004", "10.5", "50").get(random.nextInt(5))));
        };
    }

    /** The meaning of a rule, said in the plainest way. */
    private static boolean holds(@Nullable Rule rule, Map<String, Object> row) {
        return switch (Objects.requireNonNull(rule)) {
            case Rule.And(List<@Nullable Rule> rules) -> Objects.requireNonNull(rules).stream()
                    .allMatch(r -> holds(r, row));
            case Rule.Or(List<@Nullable Rule> rules) -> Objects.requireNonNull(rules).stream()
                    .anyMatch(r -> holds(r, row));
            case Rule.Not(Rule inner) -> !holds(inner, row);
            case Rule.Relative _ -> throw new IllegalStateException("RuleAgreementTest asks for days seen from today");
            case Rule.Happened _ -> throw new IllegalStateException("RuleAgreementTest asks for facts");
            case Rule.Missing(String attribute) -> row.get(attribute) == null
                    || (row.get(attribute) instanceof List<?> list && list.isEmpty());
            case Rule.In(String attribute, List<@Nullable JsonNode> values) -> Objects.requireNonNull(values).stream()
                    .anyMatch(value -> equal(row.get(attribute), typed(Objects.requireNonNull(value))));
            case Rule.Between(String attribute, JsonNode low, JsonNode high) -> row.get(attribute) != null
                    && compare(row.get(attribute), typed(Objects.requireNonNull(low))) >= 0
                    && compare(row.get(attribute), typed(Objects.requireNonNull(high))) <= 0;
            case Rule.Compare(String attribute, Comparison comparison, JsonNode value) -> compared(row.get(attribute),
                    Objects.requireNonNull(comparison), typed(Objects.requireNonNull(value)));
        };
    }

    private static boolean compared(@Nullable Object value, Comparison comparison, Object with) {
        if (comparison == Comparison.NOT_EQUAL) {
            return !equal(value, with);
        }
        if (value == null) {
            return false;
        }
        return switch (comparison) {
            case EQUAL -> equal(value, with);
            case NOT_EQUAL -> throw new IllegalStateException();
            case GREATER -> compare(value, with) > 0;
            case AT_LEAST -> compare(value, with) >= 0;
            case LESS -> compare(value, with) < 0;
            case AT_MOST -> compare(value, with) <= 0;
            case CONTAINS -> value instanceof List<?> list
                    ? list.contains(with)
                    : lower(value).contains(lower(with));
            case STARTS_WITH -> lower(value).startsWith(lower(with));
        };
    }

    private static String lower(Object text) {
        return text.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean equal(@Nullable Object value, Object with) {
        if (value instanceof List<?> list) {
            return list.contains(with);
        }
        return value != null && compare(value, with) == 0;
    }

    private static Object typed(JsonNode value) {
        return value.isNumber() ? value.decimalValue() : value.isBoolean() ? value.asBoolean() : value.asString();
    }

    private static int compare(Object left, Object right) {
        if (right instanceof BigDecimal number) {
            return new BigDecimal(left.toString()).compareTo(number);
        }
        return left.toString().compareTo(right.toString());
    }
}
