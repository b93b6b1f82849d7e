package dev.perennial.bench.application;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import dev.perennial.bench.Report;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Pages of the customer list and single customers, over HTTP and as the same statements over JDBC. */
final class ListPart {

    private static final int[] CLIENTS = {1, 8};
    private static final int DEEP = 1000;
    private static final int ROWS = 50;
    private static final Duration LASTING = Duration.ofSeconds(5);
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    /** Of a server that has just started, until its compiler rests. */
    private static final Duration FIRST_WARM_UP = Duration.ofSeconds(30);
    private static final String BY_CLV = "\"sort\": {\"attribute\": \"clv\", \"direction\": \"desc\"}";

    private final Product product;
    private final Api api;
    private final Database database;
    private final int rounds;
    private final Report report;
    private final long[] customers;

    ListPart(Product product, Api api, Database database, int rounds, Report report) throws SQLException {
        this.product = product;
        this.api = api;
        this.database = database;
        this.rounds = rounds;
        this.report = report;
        this.customers = database.numbers("SELECT customer_id FROM collect.customer_list");
    }

    /** Medians over the rounds, milliseconds. */
    private record Measured(double half, double most, double perSecond, double client) {

        static Measured of(List<Load> loads) {
            return new Measured(
                    Figures.median(loads.stream().map(load -> Figures.quantile(load.nanos(), 0.5) / 1e6).toList()),
                    Figures.median(loads.stream().map(load -> Figures.quantile(load.nanos(), 0.95) / 1e6).toList()),
                    Figures.median(loads.stream().map(Load::perSecond).toList()),
                    Figures.median(loads.stream().map(Load::clientMillis).toList()));
        }
    }

    /** Returns the p95 over HTTP of each row, for comparison with another base. */
    Map<String, Double> run(Map<String, Double> smaller)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        Map<String, Double> most = new LinkedHashMap<>();
        Load.run(new HttpClients(product.port(), api.token(), Question.page("first page", ""), customers),
                CLIENTS[CLIENTS.length - 1], FIRST_WARM_UP);
        for (Question question : questions()) {
            report.say(String.format(Locale.ROOT, "%s of %,d customers", question.name(), customers.length));
            List<Sql> statements = statements(question);
            Load.Clients http = new HttpClients(product.port(), api.token(), question, customers);
            Load.Clients sql = new SqlClients(product, statements,
                    question.path().contains("{id}") ? Long.toString(customers[0]) : null, customers);
            Load.run(http, CLIENTS[CLIENTS.length - 1], WARM_UP);
            for (int clients : CLIENTS) {
                most.put(key(question, clients), measure(question, clients, http, statements.isEmpty() ? null : sql,
                        smaller));
            }
            report.save();
        }
        return most;
    }

    private double measure(Question question, int clients, Load.Clients http, Load.@Nullable Clients sql,
            Map<String, Double> smaller) throws InterruptedException, ExecutionException {
        List<Load> overHttp = new ArrayList<>();
        List<Load> overJdbc = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            overHttp.add(Load.run(http, clients, LASTING));
            if (sql != null) {
                overJdbc.add(Load.run(sql, clients, LASTING));
            }
        }
        Measured asked = Measured.of(overHttp);
        String key = key(question, clients);
        Report.Row row = report.row(String.format(Locale.ROOT, "%,d customers", customers.length), key)
                .put("p50 ms", asked.half).put("p95 ms", asked.most).put("answers/s", asked.perSecond)
                .put("client CPU ms", asked.client);
        if (sql != null) {
            Measured floor = Measured.of(overJdbc);
            row.put("SQL p50", floor.half).put("SQL p95", floor.most).put("SQL/s", floor.perSecond)
                    .put("SQL client CPU", floor.client).put("of SQL/s", asked.perSecond / floor.perSecond)
                    .put("p50 above SQL", asked.half - floor.half);
        }
        Double less = smaller.get(key);
        if (less != null) {
            row.put("× p95 at 10,000", asked.most / less);
        }
        return asked.most;
    }

    private static String key(Question question, int clients) {
        return question.name() + ", " + clients + (clients == 1 ? " client" : " clients");
    }

    private List<Sql> statements(Question question) throws IOException, InterruptedException, SQLException {
        if (question.path().equals("/session")) {
            return List.of();
        }
        List<Sql> statements = new StatementLog(product, database)
                .of(() -> HttpClients.once(api, question, customers[0]));
        report.about("sql of " + question.name(), statements.stream()
                .map(sql -> sql.text().replaceAll("\\s+", " ") + " " + sql.parameters()).toList());
        return statements;
    }

    private List<Question> questions() throws IOException, InterruptedException, SQLException {
        String spend = database.texts("""
                SELECT round((percentile_cont(0.75) WITHIN GROUP (ORDER BY net_spend))::numeric, 2)
                FROM collect.customer_figures""").getFirst();
        String ordered = ordered(spend, "");
        String orderedMuch = ordered(spend, """
                , "where": {"op": "compare", "attribute": "amount", "comparison": "ge", "value": %s}""".formatted(
                database.texts("""
                        SELECT round((percentile_cont(0.95) WITHIN GROUP (ORDER BY base_amount))::numeric, 2)
                        FROM collect.commerce_order TABLESAMPLE SYSTEM (5) REPEATABLE (1)""").getFirst()));
        return List.of(Question.get("smallest answer, no list", "/session"),
                Question.page("first page", ""), Question.page("sorted by clv", BY_CLV),
                Question.page("filtered page", """
                        "rule": {"op": "and", "rules": [
                          {"op": "compare", "attribute": "stage", "comparison": "eq", "value": "declining"},
                          {"op": "compare", "attribute": "net_spend", "comparison": "ge", "value": %s}]},
                        "sort": {"attribute": "last_order", "direction": "desc"}""".formatted(spend)), deep(),
                Question.page("ordered in 90 days, by clv", ordered + ", " + BY_CLV),
                Question.page("ordered much in 90 days, by name",
                        orderedMuch + ", \"sort\": {\"attribute\": \"name\", \"direction\": \"asc\"}"),
                Question.post("the number of those", "/customers/count", "{" + orderedMuch + "}"),
                Question.get("one customer", "/customers/{id}"));
    }

    /** Three conditions: a stage, much spent, and an order in the last ninety days of the data. */
    private String ordered(String spend, String where) throws SQLException {
        List<String> days = database.texts("""
                SELECT concat_ws(' ', max(last_order) - 89, max(last_order))
                FROM collect.customer_figures""");
        String[] window = days.getFirst().split(" ", -1);
        return """
                "rule": {"op": "and", "rules": [
                  {"op": "in", "attribute": "stage", "values": ["growing", "mature"]},
                  {"op": "compare", "attribute": "net_spend", "comparison": "ge", "value": %s},
                  {"op": "happened", "event": "order", "within": {"from": "%s", "to": "%s"}%s}]}""".formatted(spend,
                window[0], window[1], where);
    }

    /** The thousandth page by clv; of a smaller base the last but one. */
    private Question deep() throws IOException, InterruptedException {
        int number = Math.clamp(customers.length / ROWS - 1, 1, DEEP);
        Question page = Question.page("1000th page", BY_CLV);
        for (int i = 1; i < number; i++) {
            String next = api.post(page.path(), String.valueOf(page.body())).path("next").asString();
            page = Question.page("1000th page",
                    BY_CLV + ", \"after\": " + new JsonMapper().writeValueAsString(next));
        }
        report.about("1000th page of " + customers.length + " customers", number);
        return page;
    }
}
