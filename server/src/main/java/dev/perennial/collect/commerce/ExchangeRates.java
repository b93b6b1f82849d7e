package dev.perennial.collect.commerce;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.kernel.BatchResult;
import dev.perennial.platform.kernel.BatchResult.Item;
import dev.perennial.platform.kernel.BatchResult.Status;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ItemCheck;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Violations;
import dev.perennial.platform.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rates by which orders in other currencies become amounts in the base currency. */
@Service
public class ExchangeRates {

    private static final int MOST = 200;
    private static final BigDecimal LARGEST = new BigDecimal("1e9");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode).collect(Collectors.toUnmodifiableSet());

    /** A rate as it is told: what one unit of the currency is worth in the base currency from that day on. */
    public record Told(@Nullable String currency, @Nullable String day, @Nullable BigDecimal rate) {
    }

    /** Rates that are told at once. */
    public record Batch(@Nullable List<Told> items) {
    }

    /** A stored rate. */
    public record Rate(long id, String currency, LocalDate day, BigDecimal rate) {
    }

    /** A currency of which rates are stored. */
    public record Covered(String currency, LocalDate first, LocalDate last, long rates) {
    }

    /**
     * Some rates, the newest first.
     *
     * @param base the base currency
     * @param holdsDays for how many days a rate holds at most
     * @param next where the next page begins, none after the last
     */
    public record Page(String base, int holdsDays, List<Covered> currencies, List<Rate> items, @Nullable String next) {
    }

    private final JdbcClient jdbc;
    private final Installation installation;
    private final AuditTrail audit;

    ExchangeRates(JdbcClient jdbc, Installation installation, AuditTrail audit) {
        this.jdbc = jdbc;
        this.installation = installation;
        this.audit = audit;
    }

    /** The rates for somebody who is about to convert; each currency is read when first asked for. */
    public RateBook book() {
        return new RateBook(this::stored);
    }

    private NavigableMap<Integer, Long> stored(String currency) {
        NavigableMap<Integer, Long> rates = new TreeMap<>();
        jdbc.sql("SELECT day, rate FROM collect.commerce_rate WHERE currency = ?").param(currency).query(row -> {
            rates.put((int) row.getObject(1, LocalDate.class).toEpochDay(),
                    row.getBigDecimal(2).movePointRight(RateBook.SCALE).longValueExact());
        });
        return rates;
    }

    /** Stored rates, of one currency or all. */
    Page page(@Nullable String currency, int limit, @Nullable String after) {
        new Violations().within("/limit", limit, 1, MOST).refuse();
        List<Rate> found = jdbc.sql("""
                SELECT r.id, r.currency, r.day, r.rate
                FROM collect.commerce_rate AS r
                WHERE (:currency::text IS NULL OR r.currency = :currency)
                  AND (:after::bigint IS NULL OR (r.day, r.id) < (SELECT a.day, a.id
                                                                FROM collect.commerce_rate AS a
                                                                WHERE a.id = :after))
                ORDER BY r.day DESC, r.id DESC
                LIMIT :limit
                """).param("currency", currency).param("after", id(after)).param("limit", limit + 1)
                .query(Rate.class).list();
        boolean more = found.size() > limit;
        List<Rate> items = more ? found.subList(0, limit) : found;
        return new Page(installation.currency(), RateBook.LONGEST, covered(), List.copyOf(items),
                more ? "" + items.getLast().id() : null);
    }

    private static @Nullable Long id(@Nullable String after) {
        return after == null || !after.matches("[0-9]{1,18}") ? null : Long.valueOf(after);
    }

    private List<Covered> covered() {
        return jdbc.sql("""
                SELECT currency, min(day) AS first, max(day) AS last, count(*) AS rates
                FROM collect.commerce_rate
                GROUP BY currency
                ORDER BY currency
                """).query(Covered.class).list();
    }

    /** Stores rates; those that are wrong are rejected. One that is told again for its day takes the place of the other. */
    @Transactional
    public BatchResult store(Caller caller, Batch batch, Locale language) {
        List<Told> items = BatchResult.requireSize(batch.items());
        List<Item> fates = new ArrayList<>();
        int changed = 0;
        for (int i = 0; i < items.size(); i++) {
            ItemCheck check = new ItemCheck("/items/" + i, installation.zone());
            Rate rate = read(items.get(i), check);
            Item fate = check.failed() ? Item.rejected(i, check.problem(), language) : store(i, rate);
            changed += Arrays.asList("created", "updated").contains(fate.status()) ? 1 : 0;
            fates.add(fate);
        }
        if (changed > 0) {
            audit.record(caller, "exchange-rate.store", "exchange-rate", null, Map.of("rates", changed));
        }
        return new BatchResult(fates);
    }

    private Rate read(Told told, ItemCheck check) {
        String currency = check.required("/currency", told.currency(), 3);
        String base = installation.currency();
        if (!currency.isEmpty() && !isCurrency(currency)) {
            check.add("/currency", CommerceProblem.CURRENCY_UNKNOWN, currency);
        } else if (currency.equals(base)) {
            check.add("/currency", CommerceProblem.RATE_OF_BASE, base);
        }
        LocalDate day = LocalDate.ofEpochDay(check.day("/day", told.day()));
        BigDecimal rate = told.rate() == null ? BigDecimal.ZERO : told.rate().stripTrailingZeros();
        if (rate.signum() <= 0 || rate.compareTo(LARGEST) > 0 || rate.scale() > RateBook.SCALE) {
            check.add("/rate", CommerceProblem.RATE_UNFIT, RateBook.SCALE);
        }
        return new Rate(0, currency, day, rate);
    }

    /** Whether there is a currency of that code. */
    static boolean isCurrency(String code) {
        return CURRENCIES.contains(code);
    }

    private Item store(int index, Rate told) {
        Rate known = jdbc
                .sql("SELECT id, currency, day, rate FROM collect.commerce_rate WHERE currency = ? AND day = ?")
                .param(told.currency()).param(told.day()).query(Rate.class).optional().orElse(null);
        if (known != null && known.rate().compareTo(told.rate()) == 0) {
            return Item.of(index, Status.UNCHANGED, known.id());
        }
        long id = jdbc.sql("""
                INSERT INTO collect.commerce_rate (currency, day, rate)
                VALUES (:currency, :day, :rate)
                ON CONFLICT (currency, day) DO UPDATE SET rate = excluded.rate
                RETURNING id
                """).param("currency", told.currency()).param("day", told.day()).param("rate", told.rate())
                .query(Long.class).single();
        return Item.of(index, known == null ? Status.CREATED : Status.UPDATED, id);
    }

    /** Removes a rate. Orders that were converted by it stay as they are. */
    @Transactional
    public void remove(Caller caller, long id) {
        Rate known = jdbc.sql("DELETE FROM collect.commerce_rate WHERE id = ? RETURNING id, currency, day, rate")
                .param(id).query(Rate.class).optional()
                .orElseThrow(() -> new ProblemException(CommerceProblem.RATE_NOT_FOUND, id));
        audit.record(caller, "exchange-rate.remove", "exchange-rate", id,
                Map.of("currency", known.currency(), "day", known.day().toString(), "rate", known.rate()));
    }
}
