package dev.perennial.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What the demo company's customers said: answers to surveys, complaints, recommendations. Regulars are the happier ones. */
public final class DemoAttitudes {

    private static final double ASKED_SHARE = 0.3;
    private static final double COMPLAINT_SHARE = 0.05;
    private static final double RECOMMENDED_SHARE = 0.06;
    private static final int REGULAR = 4;

    private static final List<Text> TOPICS = List.of(new Text("配送", "Delivery"), new Text("质量", "Quality"),
            new Text("安装", "Assembly"));

    /** Something said; properties are those of the kind of event. */
    public record Attitude(String key, String customer, String kind, LocalDateTime at, Map<String, Object> properties) {
    }

    private DemoAttitudes() {
    }

    /** Everything that was said. */
    public static Stream<Attitude> of(DemoCompany company, Locale language) {
        return LongStream.rangeClosed(1, company.customers()).boxed()
                .flatMap(number -> of(company, number, language).stream());
    }

    private static List<Attitude> of(DemoCompany company, long number, Locale language) {
        CustomerHistory history = company.history(number);
        if (history.orders().isEmpty()) {
            return List.of();
        }
        RandomStream stream = RandomStream.of(company.seed(), Purpose.ATTITUDE, number);
        String customer = history.customer().id();
        List<Attitude> said = new ArrayList<>();
        if (stream.chance(ASKED_SHARE)) {
            int place = stream.below(history.orders().size());
            said.add(answer(customer, after(company, history, place, stream), place + 1 >= REGULAR, stream));
        }
        if (stream.chance(COMPLAINT_SHARE)) {
            int place = stream.below(history.orders().size());
            said.add(new Attitude(customer + "-c1", customer, "complaint", after(company, history, place, stream),
                    Map.of("topic", TOPICS.get(stream.below(TOPICS.size())).in(language), "resolved",
                            stream.chance(0.7))));
        }
        if (number > 1 && stream.chance(RECOMMENDED_SHARE)) {
            recommended(company, history, 1 + stream.below((int) Math.min(number - 1, 1_000)), said);
        }
        return said;
    }

    private static Attitude answer(String customer, LocalDateTime at, boolean regular, RandomStream stream) {
        return switch (stream.below(3)) {
            case 0 -> answer(customer, at, "csat", regular ? 3 + stream.below(3) : 1 + stream.below(5));
            case 1 -> answer(customer, at, "ces", regular ? 4 + stream.below(4) : 1 + stream.below(7));
            default -> answer(customer, at, "nps", regular ? 6 + stream.below(5) : stream.below(11));
        };
    }

    private static Attitude answer(String customer, LocalDateTime at, String kind, int score) {
        return new Attitude(customer + "-a1", customer, "survey_answer", at, Map.of("kind", kind, "score", score));
    }

    /** Whoever recommended had bought before. */
    private static void recommended(DemoCompany company, CustomerHistory history, long by, List<Attitude> said) {
        CustomerHistory other = company.history(by);
        LocalDateTime first = history.orders().getFirst().time();
        if (other.orders().isEmpty() || !other.orders().getFirst().time().isBefore(first)) {
            return;
        }
        String referred = history.customer().id();
        said.add(
                new Attitude(referred + "-r1", other.customer().id(), "referral", first, Map.of("referred", referred)));
    }

    /** Within ten days of one of the orders, whichever it is: what is said must not tell whether more orders follow. */
    private static LocalDateTime after(DemoCompany company, CustomerHistory history, int place, RandomStream stream) {
        LocalDate day = history.orders().get(place).time().toLocalDate().plusDays(stream.below(10));
        return (day.isAfter(company.end()) ? company.end() : day).atTime(9 + stream.below(10), stream.below(60));
    }
}
