package dev.perennial.collect.behaviour;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.perennial.collect.customer.Customers;
import dev.perennial.collect.customer.TimelineContributor.Place;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What a customer did, by the index over (customer, day). */
@Service
class CustomerBehaviour {

    private static final int WEEKS = 12;

    /** Events of a kind, week by week. */
    record Counted(String type, String name, long[] counts, long total, LocalDate last) {
    }

    /** Twelve weeks, by their Mondays. */
    record View(List<LocalDate> weeks, List<Counted> types) {
    }

    /** Events of a kind on a day; at and id are those of the last. */
    record Day(EventType type, long count, Instant at, long id) {
    }

    private record Week(long type, int week, long count, LocalDate last) {
    }

    private final EventTypes types;
    private final Customers customers;
    private final Installation installation;
    private final JdbcClient jdbc;
    private final Clock clock;

    CustomerBehaviour(EventTypes types, Customers customers, Installation installation, JdbcClient jdbc,
            Clock clock) {
        this.types = types;
        this.customers = customers;
        this.installation = installation;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What the customer did in the last weeks, if the caller may see the customer. Where that is nothing, the weeks are those
     * up to the customer's last event.
     */
    View of(Caller caller, long customer, Locale language) {
        customers.requireVisible(caller, customer);
        LocalDate monday = monday(LocalDate.ofInstant(clock.instant(), installation.zone()));
        List<Week> weeks = weeks(customer, monday);
        if (weeks.isEmpty()) {
            LocalDate last = last(customer, monday);
            if (last != null) {
                monday = monday(last);
                weeks = weeks(customer, monday);
            }
        }
        LocalDate first = monday.minusWeeks(WEEKS - 1);
        Map<Long, List<Week>> byType = weeks.stream().collect(Collectors.groupingBy(Week::type));
        List<Counted> counted = new ArrayList<>();
        for (EventType type : types.all()) {
            List<Week> own = byType.getOrDefault(type.id(), List.of());
            if (!own.isEmpty()) {
                long[] counts = new long[WEEKS];
                own.forEach(week -> counts[week.week()] = week.count());
                counted.add(new Counted(type.code(), type.name(language), counts,
                        own.stream().mapToLong(Week::count).sum(),
                        own.stream().map(Week::last).max(LocalDate::compareTo).orElse(first)));
            }
        }
        return new View(IntStream.range(0, WEEKS).mapToObj(first::plusWeeks).toList(), counted);
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private List<Week> weeks(long customer, LocalDate monday) {
        return jdbc.sql("""
                SELECT type_id, (happened_on - :first::date) / 7 AS week, count(*) AS count, max(happened_on) AS last
                FROM collect.behaviour_event
                WHERE customer_id = :customer
                  AND happened_on >= :first
                  AND happened_on < :end
                GROUP BY 1, 2
                """).param("customer", customer).param("first", monday.minusWeeks(WEEKS - 1))
                .param("end", monday.plusWeeks(1))
                .query((row, _) -> new Week(row.getLong("type_id"), row.getInt("week"), row.getLong("count"),
                        row.getObject("last", LocalDate.class)))
                .list();
    }

    private @Nullable LocalDate last(long customer, LocalDate before) {
        return jdbc.sql("""
                SELECT happened_on
                FROM collect.behaviour_event
                WHERE customer_id = :customer
                  AND happened_on < :before
                ORDER BY happened_on DESC
                LIMIT 1
                """).param("customer", customer).param("before", before).query(LocalDate.class).optional().orElse(null);
    }

    /** Events by day and kind whose last one is before an instant and id, newest first. */
    List<Day> days(long customer, Place before, int limit) {
        Map<Long, EventType> byId = new HashMap<>(
                types.all().stream().collect(Collectors.toMap(EventType::id, Function.identity())));
        // The newest place has no day; a day after it is enough for any zone.
        LocalDate last = before.at().isAfter(Instant.parse("9000-01-01T00:00:00Z"))
                ? LocalDate.of(9000, 1, 1)
                : LocalDate.ofInstant(before.at(), ZoneOffset.UTC).plus(1, ChronoUnit.DAYS);
        return jdbc.sql("""
                SELECT happened_on, type_id, count(*) AS count, max(at) AS at, max(id) AS id
                FROM collect.behaviour_event
                WHERE customer_id = :customer
                  AND happened_on <= :last
                GROUP BY happened_on, type_id
                HAVING (max(at), max(id)) < (:at, :id)
                ORDER BY max(at) DESC, max(id) DESC
                LIMIT :limit
                """).param("customer", customer).param("last", last)
                .param("at", before.at().atOffset(ZoneOffset.UTC)).param("id", before.id()).param("limit", limit)
                .query((row, _) -> new Day(byId.getOrDefault(row.getLong("type_id"),
                        new EventType(0, "event", "事件", "Event", List.of(), 0)), row.getLong("count"),
                        row.getObject("at", OffsetDateTime.class).toInstant(), row.getLong("id")))
                .list();
    }
}
