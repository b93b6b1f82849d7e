package dev.perennial.collect.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import dev.perennial.collect.commerce.OrderNumbers;
import dev.perennial.collect.customer.CustomerTexts;
import dev.perennial.collect.customer.CustomerTexts.Title;
import dev.perennial.collect.search.TokenTable.Found;
import dev.perennial.collect.search.TokenTable.Range;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds what somebody types, among what they may see, the best first. */
@Service
public class SearchEverything {

    private static final int MOST_RESULTS = 50;
    private static final int LONGEST = 100;
    private static final int WHOLE = 400;
    private static final int BEGINNING = 150;
    private static final int NUMBERS = 20;
    private static final int MOST_CANDIDATES = 800;
    private static final int FEWEST_DIGITS = 3;
    private static final int LONGEST_INITIALS = 8;
    private static final int NUMBER_BEGINS = 55;
    private static final int WORDS_IN_ANY_ORDER = 65;
    /** What a reading that is not the usual one costs: little, but it comes after those that are. */
    private static final int UNUSUAL = 4;
    private static final String AFTER_WHOLE = "\u0001";
    private static final String AFTER_ALL = Character.toString(Character.MAX_CODE_POINT);

    /**
     * Something found.
     *
     * @param type what it is: {@code customer}
     * @param subtitle tells namesakes apart; null where nothing is known
     * @param matched by what it was found: name, pinyin, initials, email, phone, order or key
     * @param match the text that was found, where the title does not show it
     */
    public record Result(String type, long id, String title, @Nullable String subtitle, String matched,
            @Nullable String match) {
    }

    /** How a customer was found; the lower the place, the better. */
    private record Hit(int place, Matched matched, @Nullable String match, boolean byWords) {
    }

    private record Probe(TokenKind kind, String text, boolean byWords) {
    }

    private record Ranked(Hit hit, Title title) {
    }

    private static final Comparator<Ranked> BEST_FIRST = Comparator.comparingInt((Ranked one) -> one.hit().place())
            .thenComparing(Comparator.comparingDouble((Ranked one) -> one.title().netSpend()).reversed())
            .thenComparingLong(one -> one.title().id());

    private final TokenTable table;
    private final CustomerTexts customers;
    private final OrderNumbers orders;

    SearchEverything(TokenTable table, CustomerTexts customers, OrderNumbers orders) {
        this.table = table;
        this.customers = customers;
        this.orders = orders;
    }

    /** The best results for what was typed so far; none for nothing. */
    public List<Result> find(Caller caller, @Nullable String typed, int limit) {
        new Violations().atMost("/q", typed, LONGEST).within("/limit", limit, 1, MOST_RESULTS).refuse();
        String text = typed == null ? "" : Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        Map<Long, Hit> hits = new HashMap<>();
        byTokens(customers.onlyOwner(caller), probes(text), hits);
        byNumbers(text, hits);
        List<Long> candidates = hits.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getValue().place())).limit(MOST_CANDIDATES)
                .map(Map.Entry::getKey).toList();
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<String> words = words(SearchText.plain(text));
        List<Ranked> best = customers.visible(caller, candidates).values().stream()
                .map(title -> new Ranked(asUsuallyRead(Objects.requireNonNull(hits.get(title.id())), title, words),
                        title))
                .filter(one -> !one.hit().byWords() || hasAll(one.title().name(), words)).sorted(BEST_FIRST)
                .limit(limit).toList();
        Map<Long, String> ends = customers.phoneEnds(best.stream().map(one -> one.title().id()).toList());
        return best.stream().map(one -> result(one, ends.get(one.title().id()))).toList();
    }

    private static Hit asUsuallyRead(Hit hit, Title title, List<String> words) {
        String typed = String.join("", words);
        boolean usual = switch (hit.matched()) {
            case PINYIN -> Tokens.usual(title.name(), false).contains(typed)
                    || Tokens.usual(title.name(), false).contains(String.join("", words.reversed()));
            case INITIALS -> Tokens.usual(title.name(), true).contains(typed);
            case NAME, EMAIL, PHONE, ORDER, KEY -> true;
        };
        return usual ? hit : new Hit(hit.place() + UNUSUAL, hit.matched(), hit.match(), hit.byWords());
    }

    private static Result result(Ranked found, @Nullable String phoneEnd) {
        Title title = found.title();
        String place = Stream.of(title.province(), title.city()).filter(Objects::nonNull).distinct()
                .reduce((province, city) -> province + " " + city).orElse(null);
        String known = Stream.of(place, phoneEnd).filter(Objects::nonNull)
                .reduce((where, phone) -> where + " · " + phone).orElse(null);
        return new Result("customer", title.id(), title.name(), known, found.hit().matched().code(),
                found.hit().match());
    }

    private static List<Probe> probes(String typed) {
        Set<Probe> probes = new LinkedHashSet<>();
        String plain = SearchText.plain(typed);
        if (!plain.isEmpty()) {
            probes.add(new Probe(TokenKind.NAME, plain, false));
            probes.add(new Probe(TokenKind.NAME_INSIDE, plain, false));
        }
        if (plain.codePoints().noneMatch(SearchText::isHan)) {
            letters(plain, probes);
            String email = typed.toLowerCase(Locale.ROOT);
            if (!email.isEmpty() && email.indexOf(' ') < 0) {
                probes.add(new Probe(TokenKind.EMAIL, email, false));
            }
            phone(typed, probes);
        }
        return List.copyOf(probes);
    }

    private static void letters(String plain, Set<Probe> probes) {
        List<String> words = words(plain);
        String joined = String.join("", words);
        if (joined.chars().anyMatch(Character::isLetter)) {
            probes.add(new Probe(TokenKind.PINYIN, joined, false));
            probes.add(new Probe(TokenKind.PINYIN_INSIDE, joined, false));
            if (joined.length() <= LONGEST_INITIALS) {
                probes.add(new Probe(TokenKind.INITIALS, joined, false));
                probes.add(new Probe(TokenKind.INITIALS_INSIDE, joined, false));
            }
        }
        if (words.size() > 1) {
            // The given name first, as abroad, or words in any other order.
            probes.add(new Probe(TokenKind.PINYIN, String.join("", words.reversed()), false));
            String longest = words.stream().max(Comparator.comparingInt(String::length)).orElseThrow();
            probes.add(new Probe(TokenKind.NAME, longest, true));
            probes.add(new Probe(TokenKind.NAME_INSIDE, longest, true));
        }
    }

    private static void phone(String typed, Set<Probe> probes) {
        String digits = SearchText.digits(typed);
        if (digits.length() >= FEWEST_DIGITS && typed.chars().noneMatch(Character::isLetter)) {
            probes.add(new Probe(TokenKind.PHONE, digits, false));
            probes.add(new Probe(TokenKind.PHONE_END, SearchText.reversed(digits), false));
        }
    }

    private void byTokens(OptionalLong owner, List<Probe> probes, Map<Long, Hit> hits) {
        List<Range> ranges = new ArrayList<>();
        for (Probe probe : probes) {
            String token = probe.kind().token(Tokens.cut(probe.text()));
            ranges.add(new Range(token, token + AFTER_WHOLE, WHOLE));
            ranges.add(new Range(token + AFTER_WHOLE, token + AFTER_ALL, BEGINNING));
        }
        if (ranges.isEmpty()) {
            return;
        }
        for (Found found : table.find(owner, ranges)) {
            Probe probe = probes.get(found.range() / 2);
            int place = probe.byWords() ? WORDS_IN_ANY_ORDER : probe.kind().place(found.range() % 2 == 0);
            keep(hits, found.customerId(), new Hit(place, probe.kind().matched(), shown(probe.kind(), found.token()),
                    probe.byWords()));
        }
    }

    private static @Nullable String shown(TokenKind kind, String token) {
        String text = token.substring(1);
        return switch (kind) {
            case EMAIL, PHONE -> text;
            case PHONE_END -> SearchText.reversed(text);
            case NAME, NAME_INSIDE, PINYIN, PINYIN_INSIDE, INITIALS, INITIALS_INSIDE -> null;
        };
    }

    /** Numbers of orders and keys are looked up as they were typed and in capitals, where there is a digit in them. */
    private void byNumbers(String typed, Map<Long, Hit> hits) {
        if (typed.length() < FEWEST_DIGITS || typed.chars().noneMatch(Character::isDigit)) {
            return;
        }
        for (String number : new LinkedHashSet<>(List.of(typed, typed.toUpperCase(Locale.ROOT)))) {
            orders.startingWith(number, NUMBERS)
                    .forEach(order -> keep(hits, order.customerId(),
                            numbered(Matched.ORDER, order.number(), number)));
            customers.keysStartingWith(number, NUMBERS)
                    .forEach(key -> keep(hits, key.customerId(), numbered(Matched.KEY, key.key(), number)));
        }
    }

    private static Hit numbered(Matched matched, String found, String typed) {
        return new Hit(found.equals(typed) ? 0 : NUMBER_BEGINS, matched, found, false);
    }

    private static void keep(Map<Long, Hit> hits, long customer, Hit hit) {
        hits.merge(customer, hit, (one, other) -> other.place() < one.place() ? other : one);
    }

    private static List<String> words(String plain) {
        return Arrays.stream(plain.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
    }

    private static boolean hasAll(String name, List<String> words) {
        String plain = SearchText.plain(name);
        return words.stream().allMatch(plain::contains);
    }
}
