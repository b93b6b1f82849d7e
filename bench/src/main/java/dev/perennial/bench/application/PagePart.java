package dev.perennial.bench.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

import dev.perennial.bench.Report;

/** The panels of a customer's page, another customer each time, and the search field, another word each time. */
final class PagePart {

    private static final String PART = "customer page and search, 8 clients";
    private static final int CLIENTS = 8;
    private static final Duration LASTING = Duration.ofSeconds(5);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final List<String> PANELS = List.of("", "/value", "/timeline", "/orders", "/products", "/behaviour",
            "/subscriptions", "/relations", "/marks");

    private final Product product;
    private final Api api;
    private final Database database;
    private final int rounds;
    private final Report report;

    PagePart(Product product, Api api, Database database, int rounds, Report report) {
        this.product = product;
        this.api = api;
        this.database = database;
        this.rounds = rounds;
        this.report = report;
    }

    /** Names the customers of the base first, unless they have names already. */
    void run(Path folder) throws IOException, InterruptedException, SQLException, ExecutionException {
        name(folder);
        long[] customers = database.numbers("SELECT customer_id FROM collect.customer_list");
        for (Question question : questions()) {
            report.say(question.name());
            Load.Clients clients = new HttpClients(product.port(), api.token(), question, customers);
            Load.run(clients, CLIENTS, WARM_UP);
            List<Load> loads = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                loads.add(Load.run(clients, CLIENTS, LASTING));
            }
            report.row(PART, question.name()).put("p50 ms", median(loads, 0.5)).put("p95 ms", median(loads, 0.95))
                    .put("answers/s", Figures.median(loads.stream().map(Load::perSecond).toList()));
            report.save();
        }
    }

    private static double median(List<Load> loads, double share) {
        return Figures.median(loads.stream().map(load -> Figures.quantile(load.nanos(), share) / 1e6).toList());
    }

    private void name(Path folder) throws IOException, InterruptedException, SQLException {
        if (database.number("SELECT count(*) FROM collect.customer_profile WHERE email IS NOT NULL") > 0) {
            return;
        }
        List<String> keys = database
                .texts("SELECT key FROM collect.customer_identity WHERE source = 'bench' ORDER BY key");
        report.say("naming " + keys.size() + " customers");
        Path file = folder.resolve("customers.csv");
        CustomerFiles.write(file, keys);
        long begin = System.nanoTime();
        api.awaitJob(api.importCustomers(file).path("jobId").asLong());
        double seconds = (System.nanoTime() - begin) / 1e9;
        report.row("base", "names, phones and e-mails of customers, an import that updates")
                .put("customers", keys.size()).put("import s", seconds).put("rows/s", keys.size() / seconds);
        Files.delete(file);
        database.execute("VACUUM (ANALYZE)", "CHECKPOINT");
    }

    private List<Question> questions() throws SQLException {
        List<Question> questions = new ArrayList<>();
        for (String panel : PANELS) {
            questions.add(Question.get("GET /customers/{id}" + panel, "/customers/{id}" + panel));
        }
        questions.add(Question.search("search: two Chinese characters", List.of("张伟", "王芳", "李明", "陈静", "刘强",
                "杨洋", "赵磊", "黄敏", "周杰", "吴艳")));
        questions.add(Question.search("search: pinyin",
                List.of("zhangwei", "wangfang", "liming", "chenjing", "liuqiang", "yangyang", "zhaolei", "huangmin")));
        questions.add(Question.search("search: pinyin, half typed",
                List.of("zhangw", "wangf", "lim", "chenj", "liuq", "yangy", "zhaol", "huangm")));
        questions.add(Question.search("search: initials", List.of("zw", "wf", "lm", "cj", "lq", "yy", "zl", "hm")));
        questions.add(Question.search("search: Latin, half typed",
                List.of("kell", "ross", "james ke", "nova", "marta du", "jans", "cost", "schnei")));
        questions.add(Question.search("search: end of a phone", database.texts("""
                SELECT right(phone, 4) FROM collect.customer_profile TABLESAMPLE SYSTEM (0.1) REPEATABLE (1)
                WHERE phone IS NOT NULL LIMIT 200""")));
        questions.add(Question.search("search: order number", database.texts("""
                SELECT key FROM collect.commerce_order_key TABLESAMPLE SYSTEM (0.01) REPEATABLE (1) LIMIT 200""")));
        return questions;
    }
}
