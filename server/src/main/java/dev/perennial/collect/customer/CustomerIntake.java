package dev.perennial.collect.customer;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import javax.sql.DataSource;

import dev.perennial.platform.storage.BinaryCopy;
import dev.perennial.platform.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;

/**
 * Writes many customers at a time, for imports, within the running transaction. Whoever changes figures of customers that
 * exist locks them first by {@link #lock}, so that imports at the same time neither miss each other's orders nor block each
 * other for ever.
 */
@Service
public class CustomerIntake {

    /**
     * A customer as a file tells of it. What is null is not told.
     *
     * @param key in the system the file came from
     * @param createdAt seconds since 1970-01-01T00:00Z
     * @param details what else it tells
     * @param custom values of fields that administrators defined, as JSON by attribute code
     */
    public record Incoming(String key, @Nullable String kind, @Nullable String name, @Nullable String email,
            @Nullable String phone, @Nullable String country, @Nullable String province, @Nullable String city,
            @Nullable String industry, @Nullable String source, @Nullable List<String> tags, @Nullable Long owner,
            @Nullable Long team, @Nullable Long createdAt, CustomerDetails details, Map<String, String> custom) {

        public Incoming {
            custom = Map.copyOf(custom);
        }

        /** A customer of whom only the key is known, and perhaps a name. */
        public static Incoming named(String key, @Nullable String name) {
            return new Incoming(key, null, name, null, null, null, null, null, null, null, null, null, null,
                    null, CustomerDetails.NONE, Map.of());
        }
    }

    /** By what a customer is recognised. */
    private record Reached(@Nullable String email, @Nullable String phone) {
    }

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Clock clock;
    private final Installation installation;
    private final CustomIntake custom;
    private final DetailsIntake details;
    private final Reach reach;
    private final OwnerTeams teams;
    private final List<CustomerIndexer> indexers;

    CustomerIntake(JdbcClient jdbc, DataSource dataSource, Clock clock, Installation installation,
            CustomIntake custom, DetailsIntake details, Reach reach, OwnerTeams teams, List<CustomerIndexer> indexers) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.clock = clock;
        this.installation = installation;
        this.custom = custom;
        this.details = details;
        this.reach = reach;
        this.teams = teams;
        this.indexers = List.copyOf(indexers);
    }

    /** The customers of these keys that there are. */
    public Map<String, Long> find(String source, Collection<String> keys) {
        Map<String, Long> found = new HashMap<>();
        jdbc.sql("""
                SELECT key, customer_id
                FROM collect.customer_identity
                WHERE source = :source
                  AND key = ANY (:keys)
                """).param("source", source).param("keys", keys.toArray(new String[0]))
                .query(row -> {
                    found.put(row.getString(1), row.getLong(2));
                });
        return found;
    }

    /**
     * Locks the profiles of customers in the order of their ids until the transaction ends. Whoever changes profiles does
     * this before touching the list, as edits of single customers do; orders may meanwhile be added.
     */
    public void lockProfiles(Collection<Long> ids) {
        jdbc.sql("""
                SELECT id
                FROM collect.customer_profile
                WHERE id = ANY (:ids)
                ORDER BY id
                FOR NO KEY UPDATE
                """).param("ids", array(ids)).query((row, _) -> row.getLong(1)).list();
    }

    /** Locks the figures of customers in the order of their ids until the transaction ends. */
    public void lock(Collection<Long> ids) {
        lastOrders(ids);
    }

    /** Locks the figures of customers as {@link #lock} does; answers the days of their last orders, as far as they have any. */
    private Map<Long, Integer> lastOrders(Collection<Long> ids) {
        Map<Long, Integer> last = new HashMap<>();
        jdbc.sql("""
                SELECT customer_id, last_order - DATE '1970-01-01'
                FROM collect.customer_figures
                WHERE customer_id = ANY (:ids)
                ORDER BY customer_id
                FOR NO KEY UPDATE
                """).param("ids", array(ids)).query(row -> {
            int day = row.getInt(2);
            if (!row.wasNull()) {
                last.put(row.getLong(1), day);
            }
        });
        return last;
    }

    /**
     * Creates customers with an identity each. A key that another transaction takes at the same time fails this one with a
     * duplicate key.
     *
     * @param importId null where no import tells of them
     * @param incoming in the order of their keys
     * @param figures of each of them
     * @return their ids, in the same order
     */
    public long[] create(@Nullable Long importId, String source, List<Incoming> incoming, List<OrderFigures> figures) {
        long[] ids = ids(incoming.size());
        // Asked before the connection copies, since it cannot answer meanwhile.
        ZoneId zone = installation.zone();
        List<Reached> reached = incoming.stream().map(one -> new Reached(reach.email(one.email()),
                reach.phone(one.phone(), one.country()))).toList();
        @Nullable
        Long[] placed = teams.ofNew(incoming);
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            profiles(connection, importId, incoming, reached, placed, ids);
            identities(connection, source, incoming, ids);
            list(connection, incoming, placed, ids, figures, zone);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
        custom.keep(false, ids, incoming);
        details.add(false, ids, incoming);
        indexers.forEach(indexer -> indexer.changed(Arrays.stream(ids).boxed().toList()));
        return ids;
    }

    private long[] ids(int count) {
        return jdbc.sql("""
                SELECT nextval(pg_get_serial_sequence('collect.customer_profile', 'id'))
                FROM generate_series(1, :count)
                """).param("count", count).query(Long.class).list().stream().mapToLong(Long::longValue).sorted()
                .toArray();
    }

    private void profiles(Connection connection, @Nullable Long importId, List<Incoming> incoming,
            List<Reached> reached, @Nullable Long[] placed, long[] ids) {
        long now = clock.instant().getEpochSecond();
        boolean detailed = incoming.stream().anyMatch(one -> !one.details().equals(CustomerDetails.NONE));
        try (BinaryCopy copy = BinaryCopy.into(connection, "collect.customer_profile", """
                id, kind, name, email, email_normalised, phone, phone_normalised, country, province, city, industry,
                source, tags, owner_id, team_id, import_id, created_at, updated_at"""
                + (detailed ? ", district, campaign, size, interests, beliefs, habits" : ""))) {
            for (int i = 0; i < ids.length; i++) {
                Incoming one = incoming.get(i);
                copy.row().bigint(ids[i]).text(kind(one)).text(name(one)).text(one.email())
                        .text(reached.get(i).email()).text(one.phone())
                        .text(reached.get(i).phone())
                        .text(one.country()).text(one.province()).text(one.city()).text(one.industry())
                        .text(one.source()).texts(one.tags() == null ? List.of() : one.tags()).bigint(one.owner())
                        .bigint(placed[i]).bigint(importId).timestamp(one.createdAt() == null ? now : one.createdAt())
                        .timestamp(now);
                if (detailed) {
                    details(copy, one.details());
                }
            }
            copy.end();
        }
    }

    private static void details(BinaryCopy copy, CustomerDetails told) {
        copy.text(told.district()).text(told.campaign()).text(told.size())
                .texts(Objects.requireNonNullElse(told.interests(), List.of()))
                .texts(Objects.requireNonNullElse(told.beliefs(), List.of())).text(told.habits());
    }

    private void identities(Connection connection, String source, List<Incoming> incoming, long[] ids) {
        try (BinaryCopy copy = BinaryCopy.into(connection, "collect.customer_identity", "source, key, customer_id")) {
            for (int i = 0; i < ids.length; i++) {
                copy.row().text(source).text(incoming.get(i).key()).bigint(ids[i]);
            }
            copy.end();
        }
    }

    private void list(Connection connection, List<Incoming> incoming, @Nullable Long[] placed, long[] ids,
            List<OrderFigures> figures, ZoneId zone) {
        long now = clock.instant().getEpochSecond();
        try (BinaryCopy copy = BinaryCopy.into(connection, "collect.customer_list", """
                customer_id, kind, name, owner_id, team_id, province, city, source, created_on, first_order""")) {
            for (int i = 0; i < ids.length; i++) {
                Incoming one = incoming.get(i);
                OrderFigures of = figures.get(i);
                copy.row().bigint(ids[i]).text(kind(one)).text(name(one)).bigint(one.owner()).bigint(placed[i])
                        .text(one.province()).text(one.city()).text(one.source())
                        .date(day(one.createdAt() == null ? now : one.createdAt(), zone)).date(of.firstOrder());
            }
            copy.end();
        }
        try (BinaryCopy copy = BinaryCopy.into(connection, "collect.customer_figures",
                "customer_id, last_order, orders, net_spend")) {
            for (int i = 0; i < ids.length; i++) {
                OrderFigures of = figures.get(i);
                copy.row().bigint(ids[i]).date(of.lastOrder()).integer(of.orders()).numeric(of.netSpend());
            }
            copy.end();
        }
    }

    private static int day(long epochSecond, ZoneId zone) {
        return (int) LocalDate.ofInstant(Instant.ofEpochSecond(epochSecond), zone).toEpochDay();
    }

    private static String kind(Incoming incoming) {
        return incoming.kind() == null ? "person" : incoming.kind();
    }

    private static String name(Incoming incoming) {
        return incoming.name() == null ? incoming.key() : incoming.name();
    }

    /**
     * Brings the figures of customers up to date, whose rows stay locked until the transaction ends.
     *
     * @param more what new orders add; of those who are counted anew it is left out
     * @param recounted customers whose orders changed
     * @param counting what the orders of customers add up to, asked once nobody else can change that
     */
    public void count(Map<Long, OrderFigures> more, Set<Long> recounted,
            Function<Set<Long>, Map<Long, OrderFigures>> counting) {
        Set<Long> touched = new TreeSet<>(more.keySet());
        touched.addAll(recounted);
        if (touched.isEmpty()) {
            return;
        }
        Map<Long, Integer> lastOrders = lastOrders(touched);
        Map<Long, OrderFigures> added = new TreeMap<>(more);
        added.keySet().removeAll(recounted);
        if (!added.isEmpty()) {
            add(added, lastOrders);
        }
        if (!recounted.isEmpty()) {
            set(counting.apply(recounted));
        }
    }

    private void add(Map<Long, OrderFigures> more, Map<Long, Integer> lastOrders) {
        figures("""
                UPDATE collect.customer_figures AS f
                SET last_order = greatest(f.last_order, DATE '1970-01-01' + d.last_order),
                    orders = f.orders + d.orders,
                    net_spend = f.net_spend + d.net_spend / 10000::numeric
                FROM unnest(:ids::bigint[], :last::integer[], :orders::integer[], :spend::bigint[])
                     AS d (id, last_order, orders, net_spend)
                WHERE f.customer_id = d.id
                """, more);
        Map<Long, OrderFigures> earlier = new TreeMap<>(more);
        earlier.entrySet().removeIf(entry -> isLater(entry.getValue().firstOrder(), lastOrders.get(entry.getKey())));
        firstOrders("DATE '1970-01-01' + d.first_order < coalesce(l.first_order, 'infinity')", earlier);
    }

    /** Whether an order cannot be the customer's first, so that their row in the list need not even be read. */
    private static boolean isLater(@Nullable Integer order, @Nullable Integer last) {
        return order == null || (last != null && order >= last);
    }

    private void set(Map<Long, OrderFigures> figures) {
        figures("""
                UPDATE collect.customer_figures AS f
                SET last_order = DATE '1970-01-01' + d.last_order,
                    orders = d.orders,
                    net_spend = d.net_spend / 10000::numeric
                FROM unnest(:ids::bigint[], :last::integer[], :orders::integer[], :spend::bigint[])
                     AS d (id, last_order, orders, net_spend)
                WHERE f.customer_id = d.id
                """, figures);
        firstOrders("DATE '1970-01-01' + d.first_order IS DISTINCT FROM l.first_order", figures);
    }

    private void figures(String sql, Map<Long, OrderFigures> figures) {
        List<Map.Entry<Long, OrderFigures>> sorted = sorted(figures);
        jdbc.sql(sql).param("ids", sorted.stream().mapToLong(Map.Entry::getKey).toArray())
                .param("last", sorted.stream().map(e -> e.getValue().lastOrder()).toArray(Integer[]::new))
                .param("orders", sorted.stream().mapToInt(e -> e.getValue().orders()).toArray())
                .param("spend", sorted.stream().mapToLong(e -> e.getValue().netSpend()).toArray()).update();
    }

    /** Later orders leave the first one as it is, so few rows of the list are written. */
    private void firstOrders(String different, Map<Long, OrderFigures> figures) {
        if (figures.isEmpty()) {
            return;
        }
        List<Map.Entry<Long, OrderFigures>> sorted = sorted(figures);
        jdbc.sql("""
                UPDATE collect.customer_list AS l
                SET first_order = DATE '1970-01-01' + d.first_order
                FROM unnest(:ids::bigint[], :first::integer[]) AS d (id, first_order)
                WHERE l.customer_id = d.id
                  AND\s""" + different).param("ids", sorted.stream().mapToLong(Map.Entry::getKey).toArray())
                .param("first", sorted.stream().map(e -> e.getValue().firstOrder()).toArray(Integer[]::new)).update();
    }

    private static List<Map.Entry<Long, OrderFigures>> sorted(Map<Long, OrderFigures> figures) {
        return figures.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }

    private static long[] array(Collection<Long> ids) {
        long[] array = ids.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(array);
        return array;
    }
}
