package dev.perennial.platform.catalogue;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

import dev.perennial.platform.catalogue.Fact.Join;
import dev.perennial.platform.kernel.Rule;
import dev.perennial.platform.kernel.Rule.Comparison;
import dev.perennial.testing.ServerTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** What a rule finds in the database it also says of each single customer, asked in process. */
@ServerTest
class RuleAgreementTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 29);
    private static final int PEOPLE = 600;
    private static final int AT_ONCE = 50;
    private static final int RULES_AT_ONCE = 20;
    private static final int PAIRS = 100_000;

    private static final Relation PERSON = new Relation("agreement.person", "c", "id");
    private static final Relation CARD = new Relation("agreement.card", "v", "person");
    private static final Relation DEED = new Relation("agreement.deed", "d", "person");
    private static final Relation PART = new Relation("agreement.part", "l", "deed");
    private static final Relation ITEM = new Relation("agreement.item", "i", "code");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<Attribute> ATTRIBUTES = List.of(
            Attribute.of("name", AttributeType.TEXT, PERSON, "name", "g"),
            Attribute.of("orders", AttributeType.INTEGER, PERSON, "orders", "g"),
            Attribute.of("day", AttributeType.DATE, PERSON, "day", "g"),
            Attribute.of("at", AttributeType.INSTANT, PERSON, "at", "g"),
            Attribute.of("tags", AttributeType.TEXT_LIST, PERSON, "tags", "g"),
            Attribute.of("vip", AttributeType.BOOLEAN, PERSON, "vip", "g"),
            Attribute.of("owner", AttributeType.USER, PERSON, "owner", "g"),
            Attribute.of("friend", AttributeType.CUSTOMER, PERSON, "owner", "g"),
            Attribute.of("first_visit", AttributeType.DATE, PERSON, "first_visit", "g"),
            Attribute.of("last_visit", AttributeType.DATE, PERSON, "last_visit", "g"),
            Attribute.of("visits", AttributeType.INTEGER, PERSON, "visits", "g"),
            Attribute.of("clv", AttributeType.MONEY, CARD, "clv", "g"),
            Attribute.of("alive", AttributeType.PERCENT, CARD, "alive", "g"),
            Attribute.choice("stage", CARD, "stage", "g", List.of("new", "growing", "lost")));

    private static final List<Attribute> OF_DEED = List.of(
            Attribute.of("amount", AttributeType.MONEY, DEED, "amount", "g"),
            Attribute.of("score", AttributeType.NUMBER, DEED, "score", "g"),
            Attribute.of("channel", AttributeType.TEXT, DEED, "channel", "g"),
            Attribute.of("moment", AttributeType.INSTANT, DEED, "at", "g"));

    private static final Fact VISIT = Fact.of("visit", DEED, "day", OF_DEED).where("d.kind = 'visit'")
            .summedUp(new Fact.Summary("first_visit", "last_visit", "visits"));
    private static final Fact CALL = Fact.of("call", DEED, "day", OF_DEED).where("d.kind = 'call'");
    private static final Fact PURCHASE = Fact.of("purchase", DEED, "day", OF_DEED)
            .joined(Join.parts(PART, "l.deed = d.id"),
                    List.of(Attribute.of("item", AttributeType.TEXT, PART, "item", "g")))
            .joined(Join.lookup(ITEM, "i.code = l.item"),
                    List.of(Attribute.of("category", AttributeType.TEXT, ITEM, "category", "g")));

    private static final Catalogue CATALOGUE = new Catalogue(List.of(() -> ATTRIBUTES));
    private static final Facts FACTS = new Facts(List.of(() -> List.of(VISIT, CALL, PURCHASE)));
    private static final Today CLOCK = new Today(
            Clock.fixed(TODAY.atTime(1, 30).toInstant(ZoneOffset.ofHours(8)), ZoneOffset.UTC),
            () -> ZoneOffset.ofHours(8));

    private final RuleCompiler compiler = new RuleCompiler(CATALOGUE, FACTS, () -> PERSON, CLOCK);
    private final RuleEvaluator evaluator = new RuleEvaluator(CATALOGUE, FACTS, CLOCK);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @BeforeAll
    static void fillTables(@Autowired JdbcTemplate jdbc) {
        jdbc.execute("""
                CREATE SCHEMA agreement;
                CREATE TABLE agreement.person (id bigint PRIMARY KEY, name text COLLATE "zh-x-icu", orders integer,
                    day date, at timestamptz, tags text[], vip boolean, owner bigint, first_visit date,
                    last_visit date, visits integer NOT NULL DEFAULT 0);
                CREATE TABLE agreement.card (person bigint PRIMARY KEY, clv numeric(18, 4), alive double precision,
                    stage text);
                CREATE TABLE agreement.deed (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, person bigint,
                    day date NOT NULL, at timestamptz, kind text NOT NULL, amount numeric(18, 4),
                    score double precision, channel text);
                CREATE TABLE agreement.part (deed bigint, item text);
                CREATE TABLE agreement.item (code text PRIMARY KEY, category text);
                INSERT INTO agreement.item VALUES ('sofa', '家具'), ('lamp', 'Light'), ('rug', NULL);
                SELECT setseed(0.7);
                INSERT INTO agreement.person (id, name, orders, day, at, tags, vip, owner)
                SELECT n, (ARRAY['王芳', 'Anna_B', 'anna%', 'O''Neil', '李\\雷', 'ÄRGER', 'ΣΊΣΥΦΟΣ', 'İstanbul', 'straße',
                                 '𝒳 🎉', NULL])[1 + floor(random() * 11)],
                       (ARRAY[0, 1, 2, 7, NULL])[1 + floor(random() * 5)],
                       (ARRAY[DATE '2026-01-01', '2026-02-28', '2026-03-01', NULL])[1 + floor(random() * 4)],
                       (ARRAY[TIMESTAMPTZ '2026-03-28T23:59:59.999999+08', '2026-03-28T16:00:00Z',
                              '2026-03-29T00:00:00.000001+08', NULL])[1 + floor(random() * 4)],
                       CASE floor(random() * 5) WHEN 0 THEN ARRAY['a'] WHEN 1 THEN ARRAY['a', 'b']
                                                WHEN 2 THEN ARRAY[]::text[] WHEN 3 THEN ARRAY['b', NULL] END,
                       (ARRAY[true, false, NULL])[1 + floor(random() * 3)],
                       (ARRAY[1, 2, NULL])[1 + floor(random() * 3)]
                FROM generate_series(1, 600) AS n;
                INSERT INTO agreement.card
                SELECT n, (ARRAY[0, 10.5, 99.99, NULL])[1 + floor(random() * 4)],
                       (ARRAY['0.1', '0.5', '0.30000000000000004', '-0', 'NaN', NULL]::float8[])[1 + floor(random() * 6)],
                       (ARRAY['new', 'growing', 'lost', NULL])[1 + floor(random() * 4)]
                FROM generate_series(1, 600) AS n WHERE random() < 0.7;
                INSERT INTO agreement.deed (person, day, at, kind, amount, score, channel)
                SELECT p, DATE '2026-03-29' - floor(random() * 60 - 5)::integer,
                       TIMESTAMPTZ '2026-03-28T16:00:00Z' - floor(random() * 3 - 1) * interval '1 microsecond',
                       (ARRAY['visit', 'call'])[1 + floor(random() * 2)],
                       (ARRAY[0, 10.5, 99.99, NULL])[1 + floor(random() * 4)],
                       (ARRAY['0.1', '0.5', '0.30000000000000004', NULL]::float8[])[1 + floor(random() * 4)],
                       (ARRAY['anna', 'App', '王', NULL])[1 + floor(random() * 4)]
                FROM generate_series(1, 600) AS p, generate_series(1, (p % 9)::integer) AS n;
                INSERT INTO agreement.part
                SELECT d.id, (ARRAY['sofa', 'lamp', 'rug', 'gone', NULL])[1 + floor(random() * 5)]
                FROM agreement.deed AS d, generate_series(1, (d.id % 4)::integer) AS n;
                UPDATE agreement.person AS p
                SET first_visit = s.first, last_visit = s.last, visits = s.visits
                FROM (SELECT person, min(day) AS first, max(day) AS last, count(*) AS visits
                      FROM agreement.deed WHERE kind = 'visit' GROUP BY person) AS s
                WHERE s.person = p.id
                """);
    }

    @Test
    void sqlAndInProcessEvaluationAgreeOnAHundredThousandPairsOfRuleAndCustomer() {
        SubjectReader reader = new SubjectReader(() -> PERSON, jdbc);
        Random random = new Random(4);
        RandomRules rules = new RandomRules(random, ATTRIBUTES, FACTS.all(), RuleAgreementTest::value, TODAY);
        int pairs = 0;
        int holding = 0;
        while (pairs < PAIRS) {
            List<Long> ids = random.longs(1, PEOPLE + 1).distinct().limit(AT_ONCE).boxed().toList();
            List<Rule> made = LongStream.range(0, RULES_AT_ONCE).mapToObj(_ -> rules.rule(3)).toList();
            List<Evaluation> evaluations = made.stream().map(rule -> evaluator.prepare(rule, "/rule")).toList();
            Map<Long, Subject> subjects = reader.read(ids, evaluations.toArray(new Evaluation[0]));
            for (int i = 0; i < made.size(); i++) {
                Evaluation evaluation = evaluations.get(i);
                Set<Long> inProcess = new HashSet<>(
                        ids.stream().filter(id -> evaluation.holds(subject(subjects, id))).toList());
                assertThat(found(made.get(i), ids)).as(json.writeValueAsString(made.get(i)))
                        .containsExactlyInAnyOrderElementsOf(inProcess);
                pairs += ids.size();
                holding += inProcess.size();
            }
        }
        assertThat(holding).isBetween(PAIRS / 4, 3 * PAIRS / 4);
    }

    @Test
    void theLastDaysEndTodayInTheBusinessZone() {
        long person = person("2026-03-29", "2026-03-28", "2026-03-20", "2026-03-30");
        Rule.Count once = count(Comparison.EQUAL, 1);
        assertThat(holds(person, new Rule.Happened("visit", Rule.Window.last(1), once, null))).isTrue();
        assertThat(holds(person, new Rule.Happened("visit", Rule.Window.last(2), count(Comparison.EQUAL, 2), null)))
                .isTrue();
        assertThat(holds(person, new Rule.Happened("visit", Rule.Window.last(9), count(Comparison.EQUAL, 2), null)))
                .isTrue();
        assertThat(holds(person, new Rule.Happened("visit", Rule.Window.last(10), count(Comparison.EQUAL, 3), null)))
                .isTrue();
        assertThat(holds(person, new Rule.Happened("visit", null, count(Comparison.EQUAL, 4), null))).isTrue();
    }

    @Test
    void daysSeenFromTodayHaveTodayAmongThem() {
        long person = person();
        day(person, "2026-03-29");
        assertThat(relative(person, Rule.Span.LAST, 1)).isTrue();
        assertThat(relative(person, Rule.Span.NEXT, 1)).isTrue();
        assertThat(relative(person, Rule.Span.BEFORE, 1)).isFalse();
        assertThat(relative(person, Rule.Span.AFTER, 1)).isFalse();
        day(person, "2026-02-28");
        assertThat(relative(person, Rule.Span.LAST, 30)).isTrue();
        assertThat(relative(person, Rule.Span.LAST, 29)).isFalse();
        assertThat(relative(person, Rule.Span.BEFORE, 29)).isTrue();
        assertThat(relative(person, Rule.Span.BEFORE, 30)).isFalse();
        day(person, "2026-04-04");
        assertThat(relative(person, Rule.Span.NEXT, 7)).isTrue();
        assertThat(relative(person, Rule.Span.NEXT, 6)).isFalse();
        assertThat(relative(person, Rule.Span.AFTER, 6)).isTrue();
        jdbc.sql("UPDATE agreement.person SET day = NULL WHERE id = ?").param(person).update();
        assertThat(relative(person, Rule.Span.BEFORE, 1)).isFalse();
    }

    @Test
    void aPointInTimeBelongsToItsDayInTheBusinessZone() {
        long person = person();
        jdbc.sql("UPDATE agreement.person SET at = '2026-03-28T15:59:59.999999Z' WHERE id = ?").param(person).update();
        assertThat(holds(person, new Rule.Relative("at", Rule.Span.LAST, BigDecimal.ONE, null))).isFalse();
        jdbc.sql("UPDATE agreement.person SET at = '2026-03-28T16:00:00Z' WHERE id = ?").param(person).update();
        assertThat(holds(person, new Rule.Relative("at", Rule.Span.LAST, BigDecimal.ONE, null))).isTrue();
    }

    @Test
    void aBirthdayComesEveryYearAlsoOnLeapDays() {
        long person = person();
        day(person, "1985-04-02");
        assertThat(yearly(person, Rule.Span.NEXT, 5, TODAY)).isTrue();
        assertThat(yearly(person, Rule.Span.NEXT, 4, TODAY)).isFalse();
        assertThat(yearly(person, Rule.Span.LAST, 5, LocalDate.of(2026, 4, 6))).isTrue();
        day(person, "1984-01-02");
        assertThat(yearly(person, Rule.Span.NEXT, 7, LocalDate.of(2026, 12, 28))).isTrue();
        day(person, "1984-02-29");
        assertThat(yearly(person, Rule.Span.NEXT, 1, LocalDate.of(2026, 2, 28))).isTrue();
        assertThat(yearly(person, Rule.Span.NEXT, 1, LocalDate.of(2028, 2, 28))).isFalse();
        assertThat(yearly(person, Rule.Span.NEXT, 1, LocalDate.of(2028, 2, 29))).isTrue();
        assertThat(yearly(person, Rule.Span.NEXT, 366, LocalDate.of(2026, 3, 1))).isTrue();
    }

    private boolean relative(long person, Rule.Span span, int days) {
        return holds(person, new Rule.Relative("day", span, BigDecimal.valueOf(days), null));
    }

    private boolean yearly(long person, Rule.Span span, int days, LocalDate asOf) {
        Rule rule = new Rule.Relative("day", span, BigDecimal.valueOf(days), true);
        Condition condition = compiler.compile(rule, "/rule", asOf);
        boolean inSql = jdbc.sql("SELECT " + condition.sql() + " FROM agreement.person AS c WHERE c.id = " + person)
                .params(condition.parameters()).query(Boolean.class).single();
        Evaluation evaluation = evaluator.prepare(rule, "/rule", asOf);
        assertThat(evaluation.holds(subject(new SubjectReader(() -> PERSON, jdbc).read(List.of(person), evaluation),
                person))).isEqualTo(inSql);
        return inSql;
    }

    private void day(long person, String day) {
        jdbc.sql("UPDATE agreement.person SET day = ?::date WHERE id = ?").param(day).param(person).update();
    }

    @Test
    void bothEndsOfAWindowBelongToIt() {
        long person = person("2026-01-05", "2026-01-10");
        Rule.Window exactly = Rule.Window.between("2026-01-05", "2026-01-10");
        assertThat(holds(person, new Rule.Happened("visit", exactly, count(Comparison.AT_LEAST, 2), null))).isTrue();
        Rule.Window inside = Rule.Window.between("2026-01-06", "2026-01-09");
        assertThat(holds(person, new Rule.Happened("visit", inside, null, null))).isFalse();
        assertThat(holds(person, new Rule.Happened("visit", inside, count(Comparison.EQUAL, 0), null))).isTrue();
    }

    @Test
    void onlyFactsThatMeetTheConditionCount() {
        long person = person("2026-03-01", "2026-03-02");
        jdbc.sql("UPDATE agreement.deed SET amount = 50 WHERE person = ? AND day = '2026-03-02'").param(person)
                .update();
        Rule dear = new Rule.Compare("amount", Comparison.AT_LEAST, JSON.numberNode(50));
        assertThat(holds(person, new Rule.Happened("visit", null, null, dear))).isTrue();
        assertThat(holds(person, new Rule.Happened("visit", null, count(Comparison.AT_LEAST, 2), dear))).isFalse();
        assertThat(holds(person, new Rule.Happened("visit", null, count(Comparison.EQUAL, 1), new Rule.Not(dear))))
                .isTrue();
    }

    private boolean holds(long person, Rule rule) {
        boolean inSql = found(rule, List.of(person)).contains(person);
        Evaluation evaluation = evaluator.prepare(rule, "/rule");
        boolean inProcess = evaluation
                .holds(subject(new SubjectReader(() -> PERSON, jdbc).read(List.of(person), evaluation), person));
        assertThat(inSql).isEqualTo(inProcess);
        return inSql;
    }

    private long person(String... visits) {
        long id = jdbc.sql("SELECT max(id) + 1 FROM agreement.person").query(Long.class).single();
        jdbc.sql("INSERT INTO agreement.person (id) VALUES (?)").param(id).update();
        for (String day : visits) {
            jdbc.sql("INSERT INTO agreement.deed (person, day, kind) VALUES (?, ?::date, 'visit')").param(id).param(day)
                    .update();
        }
        jdbc.sql("""
                UPDATE agreement.person
                SET (first_visit, last_visit, visits) = (SELECT min(day), max(day), count(*) FROM agreement.deed
                                                         WHERE person = :id)
                WHERE id = :id
                """).param("id", id).update();
        return id;
    }

    private List<Long> found(Rule rule, List<Long> ids) {
        Condition some = new Condition("c.id = ANY (?)",
                List.of(ids.stream().mapToLong(Long::longValue).toArray()), Set.of(PERSON));
        Listing listing = new Listing(PERSON, List.of(), some, compiler.compile(rule, "/rule"), new Order(null, false));
        SqlText page = listing.page(null, AT_ONCE).statement();
        return jdbc.sql(page.sql()).params(page.parameters()).query(Long.class).list();
    }

    private static Subject subject(Map<Long, Subject> subjects, long id) {
        return Objects.requireNonNull(subjects.get(id));
    }

    private static Rule.Count count(Comparison comparison, int value) {
        return new Rule.Count(comparison, BigDecimal.valueOf(value));
    }

    private static JsonNode value(Attribute attribute, Random random) {
        return switch (attribute.type()) {
            case TEXT, TEXT_LIST ->
                JSON.stringNode(one(random, "王芳", "anna", "Anna_B", "%", "_", "\\", "'", "N", "a", "b",
                        "σ", "Σ", "i", "İ", "SS", "🎉", "app", "sofa", "家具", "l", "王"));
            case CHOICE -> JSON.stringNode(one(random, "new", "growing", "lost"));
            case INTEGER, USER, CUSTOMER -> JSON.numberNode(random.nextInt(8));
            case DATE -> JSON.stringNode(TODAY.minusDays(random.nextInt(-5, 90)).toString());
            case INSTANT -> JSON.stringNode(one(random, "2026-03-28T16:00:00Z", "2026-03-29T00:00:00+08:00",
                    "2026-03-28T15:59:59.999999Z", "2026-03-28T16:00:00.0000019Z", "2026-03-28T11:00:00-05:00"));
            case BOOLEAN -> JSON.booleanNode(random.nextBoolean());
            case NUMBER, MONEY, PERCENT -> JSON.numberNode(new BigDecimal(
                    one(random, "0", "-0.0", "0.1", "0.30000000000000004", "0.3", "10.50", "99.99", "1e3")));
        };
    }

    private static String one(Random random, String... from) {
        return from[random.nextInt(from.length)];
    }
}
