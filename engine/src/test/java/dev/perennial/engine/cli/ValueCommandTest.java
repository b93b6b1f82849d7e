package dev.perennial.engine.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ValueCommandTest {

    @TempDir
    private Path folder = Path.of("");

    /** What a command answered. */
    private record Answer(int code, String out, String err) {
    }

    @Test
    void ordersBecomeScoresAReportAndOneJsonObject() throws IOException {
        Path orders = orders("2024-01-05", "2024-02-01", "2024-03-10", "2024-07-01");
        Answer answer = run("value", "--orders", orders.toString(), "--out", file("scores.csv"), "--report",
                file("report.html"), "--json", "--lang", "zh");
        assertThat(answer.code()).isEqualTo(Exit.OK);
        JsonNode json = JsonMapper.shared().readTree(answer.out());
        assertThat(json.get("customers").asInt()).isEqualTo(40);
        assertThat(json.get("asOf").asString()).isEqualTo("2024-07-01");
        assertThat(json.get("rejected").asInt()).isZero();
        for (String step : List.of("read", "fit", "score", "write", "total")) {
            assertThat(json.get("timings").get(step).asDouble()).isPositive();
        }
        assertThat(Files.readAllLines(folder.resolve("scores.csv"))).hasSize(41);
        assertThat(Files.readString(folder.resolve("report.html"))).contains("lang=\"zh");
        assertThat(answer.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bg-nbd", "mbg-nbd", "pareto-nbd", "mbg-cnbd", "nbd"})
    void theModelThatIsNamedIsTheModelThatIsReported(String model) throws IOException {
        Path orders = orders("2024-01-05", "2024-02-01", "2024-03-10", "2024-07-01");
        Answer answer = run("value", "--orders", orders.toString(), "--out", file("scores.csv"), "--report",
                file("report.html"), "--json", "--lang", "en", "--model", model);
        assertThat(answer.code()).as(answer.err()).isEqualTo(Exit.OK);
        JsonNode fit = JsonMapper.shared().readTree(answer.out()).path("model");
        assertThat(fit.path("code").asString()).isEqualTo(model);
        assertThat(fit.path("logLikelihood").isNumber()).isTrue();
        assertThat(fit.path("parameters").path("r").asDouble()).isPositive();
        assertThat(fit.path("warning").isObject()).isEqualTo(answer.err().contains("asked for by name"));
    }

    @Test
    void theBestModelIsFoundAndTheOthersAreTold() throws IOException {
        Path orders = orders("2024-01-05", "2024-02-01", "2024-03-10", "2024-07-01");
        Answer answer = run("value", "--orders", orders.toString(), "--out", file("scores.csv"), "--json", "--lang",
                "en", "--model", "auto", "--holdout", "10");
        assertThat(answer.code()).as(answer.err()).isEqualTo(Exit.OK);
        JsonNode models = JsonMapper.shared().readTree(answer.out()).path("comparison").path("models");
        assertThat(models.size()).isEqualTo(5);
        assertThat(answer.err()).contains("Models compared on 40 customers").contains("chosen");
    }

    @Test
    void covariatesComeFromAFileOfTheirOwn() throws IOException {
        Path orders = orders("2024-01-05", "2024-02-01", "2024-03-10", "2024-07-01");
        List<String> ids = Files.readAllLines(orders).stream().skip(1).map(line -> line.split(",", -1)[0]).distinct()
                .toList();
        Path channels = Files.write(folder.resolve("channels.csv"), Stream.concat(Stream.of("id,channel"),
                ids.stream().map(id -> id + "," + (ids.indexOf(id) % 3 == 0 ? "app" : "shop"))).toList());
        Answer answer = run("value", "--orders", orders.toString(), "--out", file("scores.csv"), "--json",
                "--covariates", channels.toString());
        assertThat(answer.code()).as(answer.err()).isEqualTo(Exit.OK);
        JsonNode json = JsonMapper.shared().readTree(answer.out());
        assertThat(json.path("populations").valueStream().map(one -> one.path("label").asString()))
                .containsExactlyInAnyOrder("channel=app", "channel=shop");
        assertThat(json.path("covariates").path("effects").get(0).path("covariate").asString())
                .isEqualTo("channel=app");
        expect(Exit.USAGE, "--orders", orders.toString(), "--out", file("s.csv"), "--covariates",
                channels.toString(), "--populations", "year");
        expect(Exit.USAGE, "--orders", orders.toString(), "--out", file("s.csv"), "--populations", "decade");
        expect(Exit.USAGE, "--orders", orders.toString(), "--out", file("s.csv"), "--populations", "covariates");
    }

    @Test
    void aRegularityIsOneOfRegularOrders() throws IOException {
        Path orders = orders("2024-01-05", "2024-02-01", "2024-03-10", "2024-07-01");
        Answer answer = run("value", "--orders", orders.toString(), "--out", file("scores.csv"), "--json", "--model",
                "mbg-cnbd", "--k", "3");
        assertThat(JsonMapper.shared().readTree(answer.out()).path("model").path("k").asInt()).isEqualTo(3);
        expect(Exit.USAGE, "--orders", orders.toString(), "--out", file("s.csv"), "--k", "3");
        expect(Exit.USAGE, "--orders", orders.toString(), "--out", file("s.csv"), "--model", "mbg-cnbd", "--k", "13");
        expect(Exit.USAGE, "--orders", orders.toString(), "--out", file("s.csv"), "--model", "arima");
    }

    @Test
    void withoutJsonAPersonIsToldWhatWasFoundAndWhereItIs() throws IOException {
        Path orders = orders("2024-01-05", "2024-02-01", "2024-03-10", "2024-07-01");
        Answer english = run("value", "--orders", orders.toString(), "--out", file("scores.csv"), "--report",
                file("report.html"), "--lang", "en");
        assertThat(english.out()).contains("40 customers", "looked at from 2024-07-01", "Model nbd: r ",
                "Orders in the next 52 weeks: ", "80%", file("scores.csv"), file("report.html"));
        Answer chinese = run("value", "--orders", orders.toString(), "--out", file("scores.csv"), "--lang", "zh");
        assertThat(chinese.out()).contains("40 位客户", "未来 52 周的订单", "已写入：").doesNotContain("report.html");
    }

    @Test
    void rejectedRowsAreListedBesideTheScores() throws IOException {
        Path orders = orders("2024-01-05", "2024-02-01");
        Files.writeString(orders, Files.readString(orders) + "NA,2024-01-05,5\n");
        Answer answer = run("value", "--orders", orders.toString(), "--out", file("scores.csv"), "--lang", "en");
        assertThat(answer.code()).isEqualTo(Exit.OK);
        assertThat(answer.err()).contains("1 of 61 rows").hasLineCount(1);
        assertThat(Files.readString(folder.resolve("scores-rejects.csv"))).contains("no-customer");
    }

    @Test
    void customersStandInTheOrderOfTheFile() throws IOException {
        Path orders = orders("2024-01-05", "2024-02-01");
        run("value", "--orders", orders.toString(), "--out", file("scores.csv"));
        assertThat(Files.readAllLines(folder.resolve("scores.csv")).stream().skip(1).map(l -> l.split(",", -1)[0])
                .limit(4))
                .containsExactly("C0", "C1", "C2", "C3");
    }

    @Test
    void theOrdersAreNeverOverwritten() throws IOException {
        Path orders = orders("2024-01-05", "2024-02-01");
        String before = Files.readString(orders);
        expect(Exit.USAGE, "--orders", orders.toString(), "--out", orders.toString());
        expect(Exit.USAGE, "--orders", orders.toString(), "--out", file("s.csv"), "--rejects", orders.toString());
        expect(Exit.USAGE, "--orders", orders.toString(), "--out", file("s.csv"), "--report",
                folder.resolve("./" + orders.getFileName()).toString());
        assertThat(orders).hasContent(before);
    }

    @Test
    void mendedRejectsCanBeReadFromWhereTheyWereListed() throws IOException {
        Path rejects = Files.move(orders("2024-01-05", "2024-02-01"), folder.resolve("s-rejects.csv"));
        expect(Exit.USAGE, "--orders", rejects.toString(), "--out", file("s.csv"));
        assertThat(rejects).exists();
    }

    @Test
    void aMissingFolderIsSaidBeforeTheOrdersAreRead() {
        expect(Exit.CANNOT_CREATE, "--orders", file("absent.csv"), "--out", file("absent/s.csv"));
    }

    @Test
    void wrongValuesOfReadingOptionsAreNoDefectOfOurs() throws IOException {
        String orders = orders("2024-01-05", "2024-02-01").toString();
        expect(Exit.USAGE, "--orders", orders, "--out", file("s.csv"), "--max-rejected", "5");
        expect(Exit.USAGE, "--orders", orders, "--out", file("s.csv"), "--decimal", "x");
        expect(Exit.USAGE, "--orders", orders, "--out", file("s.csv"), "--delimiter", "||");
    }

    @Test
    void valuesBeyondReasonAreRefusedBeforeTheRun() throws IOException {
        String orders = orders("2024-01-05", "2024-02-01").toString();
        expect(Exit.USAGE, "--orders", orders, "--out", file("s.csv"), "--horizon", "2000000000");
        expect(Exit.USAGE, "--orders", orders, "--out", file("s.csv"), "--holdout", "613566756");
        expect(Exit.USAGE, "--orders", orders, "--out", file("s.csv"), "--quadrant-cut", "NaN,1");
        expect(Exit.USAGE, "--orders", orders, "--out", file("s.csv"), "--rfm-threshold", "NaN");
    }

    @Test
    void whatCannotBeValuedIsSaidInAtMostTwoLines() throws IOException {
        List<Answer> refused = new ArrayList<>();
        Path orders = orders("2024-01-05", "2024-02-01");
        Path oneOrderEach = orders("2024-01-05");
        String out = file("s.csv");
        refused.add(expect(Exit.NO_INPUT, "--orders", file("absent.csv"), "--out", out));
        refused.add(expect(Exit.NO_INPUT, "--orders", folder.toString(), "--out", out));
        refused.add(expect(Exit.DATA, "--orders", write("empty.csv", ""), "--out", out));
        refused.add(
                expect(Exit.DATA, "--orders", write("header.csv", "customer_id,order_date,amount\n"), "--out", out));
        refused.add(expect(Exit.DATA, "--orders", write("binary.csv", "\u0000\u0001\u0002customer"), "--out", out));
        refused.add(expect(Exit.DATA, "--orders", oneOrderEach.toString(), "--out", out));
        refused.add(expect(Exit.DATA, "--orders", orders.toString(), "--out", out, "--as-of", "2020-01-01"));
        refused.add(expect(Exit.DATA, "--orders", orders.toString(), "--out", out, "--holdout", "500"));
        refused.add(expect(Exit.DATA, "--orders", orders.toString(), "--out", out, "--as-of", "2024-02-01",
                "--holdout", "4"));
        refused.add(expect(Exit.CANNOT_CREATE, "--orders", orders.toString(), "--out", file("no/such/folder/s.csv")));
        refused.add(expect(Exit.USAGE, "--orders", orders.toString(), "--out", file("scores.xlsx")));
        refused.add(expect(Exit.USAGE, "--orders", orders.toString(), "--out", out, "--margin", "35"));
        refused.add(expect(Exit.USAGE, "--orders", orders.toString(), "--out", out, "--rfm", "fixed"));
        refused.add(expect(Exit.USAGE, "--orders", orders.toString()));
        refused.add(expect(Exit.USAGE, "--orders", orders.toString(), "--out", out, "--horizon", "soon"));
        for (Answer answer : refused) {
            assertThat(answer.err()).doesNotContain("Exception").doesNotContain("\tat ").isNotBlank();
            assertThat(answer.err().lines().count()).as(answer.err()).isLessThanOrEqualTo(2);
            assertThat(answer.out()).isEmpty();
        }
        assertThat(folder.resolve("s.csv")).doesNotExist();
    }

    @Test
    void everyCommandExplainsItselfInBothLanguages() {
        for (String command : List.of("value", "doctor")) {
            assertThat(run(command, "--help", "--lang", "en").out()).contains("Usage").doesNotContain("${");
            assertThat(run(command, "--lang", "zh", "--help").out()).matches("(?s).*\\p{IsHan}.*");
        }
    }

    @Test
    void englishIsEnglishOnAChineseSystem() throws IOException {
        Locale system = Locale.getDefault();
        String oneOrderEach = orders("2024-01-05").toString();
        try {
            Locale.setDefault(Locale.CHINA);
            ResourceBundle.clearCache();
            assertThat(expect(Exit.USAGE).err()).doesNotContainPattern("\\p{IsHan}");
            assertThat(expect(Exit.DATA, "--orders", oneOrderEach, "--out", file("s.csv")).err())
                    .doesNotContainPattern("\\p{IsHan}");
        } finally {
            Locale.setDefault(system);
            ResourceBundle.clearCache();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --horizon 0                 | 52
            --holdout 9999999           | 26
            --margin 35                 | 0.35
            --discount -1               | 0.10
            --level 1                   | 0.8
            --rfm-threshold NaN         | 3.5
            --rfm best                  | natural-breaks
            --rfm fixed                 | 30,90,180,365
            --rfm-days 30,x,180,365     | 30
            --quadrant-window 0         | 12
            --quadrant-cut 3            | 3,250
            --lost-p-alive 2            | 0.20
            --lost-any-order NaN        | 0.05
            --lost-chance-left 25       | 0.25
            --mature-repeats 1          | 4
            --mature-variation 0        | 1.0
            --decline-significance 1    | 0.05
            --won-back-days -1          | 365
            --max-rejected 5            | 0.05
            --max-anonymous 5           | 0.50
            --decimal x                 | .
            --decimal xx                | .
            --delimiter xx              | tab
            --zone Atlantis             | Asia/Shanghai
            --as-of yesterday           | 2026-06-30
            --unit year                 | day, week, month
            --engine oracle             | duckdb, spark
            --horizon soon              | 52
            --margin much               | 1.0
            --json=5                    | --json
            --horizn 5                  | --horizon
            surplus                     | surplus
            --horizon                   | N
            """)
    void aWrongOptionIsMendedInTheLanguageOfTheReader(String options, String helpful) throws IOException {
        List<String> line = new ArrayList<>(List.of("value", "--lang", "en", "--orders",
                orders("2024-01-05", "2024-02-01").toString(), "--out", file("s.csv")));
        line.addAll(List.of(options.split(" ", -1)));
        Answer english = run(line.toArray(String[]::new));
        line.set(2, "zh");
        Answer chinese = run(line.toArray(String[]::new));
        String option = options.split("[ =]", -1)[0];
        assertThat(List.of(english.code(), chinese.code())).containsOnly(Exit.USAGE);
        assertThat(english.err()).contains(option, helpful).doesNotContainPattern("\\p{IsHan}").hasLineCount(2);
        assertThat(chinese.err()).contains(option, helpful).hasLineCount(2);
        assertThat(chinese.err().lines()).allMatch(said -> said.matches(".*\\p{IsHan}.*"));
        assertThat(chinese.err()).doesNotContain("must", "Invalid", "option ", "Unknown");
    }

    @Test
    void aCommandThatDoesNotExistIsSaidInBothLanguages() {
        assertThat(run("valu").code()).isEqualTo(Exit.USAGE);
        assertThat(run("valu", "--lang", "en").err()).contains("There is no command valu");
        assertThat(run("valu", "--lang", "zh").err()).contains("没有命令 valu");
    }

    @Test
    void theVersionIsKnownByNameOutsideAJar() {
        assertThat(run("--version").out()).startsWith("Perennial");
    }

    @Test
    void anOptionGivenTwiceIsSaidInBothLanguages() {
        assertThat(run("doctor", "--lang", "en", "--lang", "en").err()).contains("--lang is given more than once");
        assertThat(run("doctor", "--lang", "zh", "--lang", "zh").err()).contains("--lang 被指定了多次");
    }

    @Test
    void theTextsOfTheCommandsAreTheSameInBothLanguages() throws IOException {
        assertThat(texts("commands_zh.properties")).isEqualTo(texts("commands.properties"));
    }

    private Answer expect(int code, String... options) {
        List<String> line = new ArrayList<>(List.of("value", "--lang", "en"));
        line.addAll(List.of(options));
        Answer answer = run(line.toArray(String[]::new));
        assertThat(answer.code()).as(answer.err()).isEqualTo(code);
        return answer;
    }

    /** Forty customers with an order on each of these days, the later ones by fewer and fewer of them. */
    private Path orders(String... days) throws IOException {
        StringBuilder csv = new StringBuilder("customer_id,order_date,amount\n");
        for (int d = 0; d < days.length; d++) {
            for (int c = 0; c < 40 / (d + 1); c++) {
                csv.append('C').append(c).append(',').append(days[d]).append(',').append(10 + c + 7 * d % 5)
                        .append('\n');
            }
        }
        return Files.writeString(folder.resolve("orders-" + days.length + ".csv"), csv);
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static Set<Object> texts(String name) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = Objects.requireNonNull(Perennial.class.getResourceAsStream(name))) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts.keySet();
    }

    private static Answer run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int code = Perennial.run(arguments);
            return new Answer(code, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
