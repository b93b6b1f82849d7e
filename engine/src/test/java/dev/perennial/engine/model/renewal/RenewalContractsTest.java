package dev.perennial.engine.model.renewal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import dev.perennial.engine.dataset.Datasets;
import dev.perennial.engine.duckdb.DuckDb;
import dev.perennial.engine.model.trait.TraitRun;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Contracts as days tell them: when renewals are due, which did not come, what a customer's contracts are worth. */
class RenewalContractsTest {

    private static final LocalDate TODAY = LocalDate.of(2025, 6, 30);

    private final DuckDb db = DuckDb.open(2, 256);
    private final List<String> contracts = new ArrayList<>();

    @AfterEach
    void close() {
        db.close();
    }

    private void contract(long customer, @Nullable Integer term, @Nullable Integer price, String started,
            @Nullable String renews, @Nullable String cancelled, @Nullable String cause) {
        contracts.add("(%d, %s, %s, %s, %s, %d, %s, %s)".formatted(customer, day(started), day(renews), day(cancelled),
                cause == null ? "NULL" : "'" + cause + "'", contracts.size() + 1L, term,
                price == null ? "NULL" : price + "0000"));
    }

    private static String day(@Nullable String date) {
        return date == null ? "NULL" : String.valueOf(LocalDate.parse(date).toEpochDay());
    }

    /** A hundred customers with contracts of a year, 30 of which were lost at the first renewal and 10 at the second. */
    private void hundred() {
        for (int i = 0; i < 100; i++) {
            contract(1_000 + i, 12, 100, "2022-06-01", null,
                    i < 30 ? "2023-06-01" : i < 40 ? "2024-06-01" : null, i < 40 ? "price" : null);
        }
    }

    private void prepare() {
        String typed = Datasets.SUBSCRIPTIONS.columns().stream()
                .map(column -> "CAST(%1$s AS %2$s) AS %1$s".formatted(column.name(), column.type().sql()))
                .collect(Collectors.joining(", "));
        String columns = Datasets.SUBSCRIPTIONS.columns().stream().map(column -> column.name())
                .collect(Collectors.joining(", "));
        db.view("d_subscriptions", "SELECT %s FROM (VALUES %s) AS t(%s)".formatted(typed,
                String.join(", ", contracts), columns));
        new Renewal().prepare(new TraitRun(db, (int) TODAY.toEpochDay(), 0.5, Set.of("subscriptions")));
    }

    private @Nullable String one(String column, long customer) {
        return db.query("SELECT " + column + " FROM f_contracts WHERE customer_id = " + customer,
                row -> String.valueOf(row.getString(1))).getFirst();
    }

    private double number(String column, long customer) {
        return db.one("SELECT " + column + " FROM f_contracts WHERE customer_id = " + customer,
                row -> row.getDouble(1));
    }

    private LocalDate day(String column, long customer) {
        return LocalDate.ofEpochDay((long) number(column, customer));
    }

    @Test
    void renewalsFallOnTheDaysThatTheCalendarSays() {
        Random random = new Random(4);
        List<long[]> expected = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            LocalDate started = TODAY.minusDays(random.nextInt(4_000));
            int term = List.of(1, 3, 6, 12, 24, 7).get(random.nextInt(6));
            LocalDate cancelled = random.nextInt(3) == 0 ? started.plusDays(1 + random.nextInt(1_500)) : null;
            contract(i, term, 10, started.toString(), null, cancelled == null ? null : cancelled.toString(), null);
            int due = 0;
            while (!started.plusMonths((long) term * (due + 1)).isAfter(TODAY)) {
                due++;
            }
            int lostAt = 0;
            if (cancelled != null && !cancelled.isAfter(TODAY)) {
                lostAt = 1;
                while (started.plusMonths((long) term * lostAt).isBefore(cancelled)) {
                    lostAt++;
                }
            }
            expected.add(new long[]{due, lostAt, started.plusMonths((long) term * (due + 1)).toEpochDay()});
        }
        prepare();
        List<long[]> found = db.query(
                "SELECT due, coalesce(lost_at, 0), next_on FROM t_contracts ORDER BY customer_id",
                row -> new long[]{row.getLong(1), row.getLong(2), row.getLong(3)});
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).as(contracts.get(i)).containsExactly(expected.get(i));
        }
    }

    @Test
    void theChanceIsThatOfTheTermAndTheRenewalsMade() {
        hundred();
        contract(1, 12, 100, "2023-07-01", null, null, null);
        prepare();
        ShiftedBetaGeometric law = (ShiftedBetaGeometric) RenewalFitting
                .fit(new LifeTable(new long[]{71, 60, 60}, new long[]{30, 10, 0})).law();
        assertThat(one("contract_status", 1)).isEqualTo("active");
        assertThat(number("renewals_made", 1)).isEqualTo(1);
        assertThat(day("renewal_on", 1)).isEqualTo(LocalDate.of(2025, 7, 1));
        assertThat(number("renewal_probability", 1)).isCloseTo(law.renewal(1), within(1e-12));
        assertThat(number("renewal_evidence", 1)).isEqualTo(101);
        double once = 0.5 * 100 * Math.pow(1.1, -1 / 365.0);
        double worth = law.renewal(1) + law.renewal(1) * law.renewal(2) / 1.1
                + law.renewal(1) * law.renewal(2) * law.renewal(3) / 1.21;
        assertThat(number("contract_value", 1)).isCloseTo(once * worth, within(1e-9));
        assertThat(number("renewal_at_risk", 1))
                .isCloseTo(once * worth * law.loss(1) / law.renewal(1), within(1e-9));
        assertThat(number("contract_low", 1)).isLessThan(number("contract_value", 1));
        assertThat(number("contract_high", 1)).isCloseTo(once * (1 + 1 / 1.1 + 1 / 1.21), within(1e-9));
    }

    @Test
    void ofSeveralContractsTheNextToRenewIsToldAndAllAreWorthSomething() {
        hundred();
        contract(1, 12, 100, "2023-09-01", null, null, null);
        contract(1, 12, 200, "2023-08-01", null, null, null);
        contract(1, 12, 100, "2021-01-01", null, "2023-01-01", "service");
        prepare();
        assertThat(number("contracts", 1)).isEqualTo(2);
        assertThat(day("renewal_on", 1)).isEqualTo(LocalDate.of(2025, 8, 1));
        assertThat(one("contract_cause", 1)).isEqualTo("service");
        assertThat(number("contract_value", 1)).isGreaterThan(2.9 * number("contract_value", 1_050) * 0.9);
    }

    @Test
    void whoGaveNoticeOrLeftHasNoChanceToTell() {
        hundred();
        contract(1, 12, 100, "2023-09-01", null, "2025-09-01", "price");
        contract(2, 12, 100, "2023-01-01", null, "2024-01-01", "unused");
        contract(3, 12, 100, "2026-01-01", null, null, null);
        prepare();
        assertThat(one("contract_status", 1)).isEqualTo("ending");
        assertThat(one("renewal_probability", 1)).isEqualTo("null");
        assertThat(one("contract_cause", 1)).isEqualTo("null");
        assertThat(one("contract_status", 2)).isEqualTo("ended");
        assertThat(one("contract_cause", 2)).isEqualTo("unused");
        assertThat(day("contract_ended_on", 2)).isEqualTo(LocalDate.of(2024, 1, 1));
        assertThat(db.query("SELECT 1 FROM f_contracts WHERE customer_id = 3", row -> 1)).isEmpty();
    }

    @Test
    void aTermWithTooFewContractsHasADayButNoChance() {
        hundred();
        contract(1, 1, 100, "2025-01-15", null, null, null);
        contract(2, null, 100, "2025-01-15", null, null, null);
        prepare();
        assertThat(day("renewal_on", 1)).isEqualTo(LocalDate.of(2025, 7, 15));
        assertThat(number("renewals_made", 1)).isEqualTo(5);
        assertThat(one("renewal_probability", 1)).isEqualTo("null");
        assertThat(one("contract_value", 1)).isEqualTo("null");
        assertThat(one("renewal_on", 2)).isEqualTo("null");
    }

    @Test
    void theDayThatTheSystemOfContractsTellsIsTheNextRenewal() {
        hundred();
        contract(1, 12, 100, "2023-07-01", "2025-08-15", null, null);
        prepare();
        assertThat(day("renewal_on", 1)).isEqualTo(LocalDate.of(2025, 8, 15));
    }
}
