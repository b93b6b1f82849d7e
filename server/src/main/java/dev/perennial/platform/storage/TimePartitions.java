package dev.perennial.platform.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the partitions of tables that are partitioned by time, before the rows come. A row whose partition could not be made
 * is kept by the table's default partition and moves when it is. Call it outside a transaction, since one that has read the
 * table would wait for itself.
 */
@Component
public final class TimePartitions {

    private static final Logger LOG = LoggerFactory.getLogger(TimePartitions.class);
    private static final Pattern NAME = Pattern.compile("[a-z]+\\.[a-z_]+");
    private static final int FIRST_YEAR = 1990;
    private static final Duration LATER = Duration.ofSeconds(30);

    /** How much time a partition spans. */
    public enum Span {
        YEAR, MONTH;

        private LocalDate begin(LocalDate day) {
            return this == YEAR ? day.withDayOfYear(1) : day.withDayOfMonth(1);
        }

        private LocalDate next(LocalDate begin) {
            return this == YEAR ? begin.plusYears(1) : begin.plusMonths(1);
        }

        private String name(LocalDate begin) {
            return this == YEAR
                    ? "_y%04d".formatted(begin.getYear())
                    : "_m%04d%02d".formatted(begin.getYear(), begin.getMonthValue());
        }
    }

    /**
     * A partitioned table.
     *
     * @param name with its schema; its default partition is called the same with {@code _default} behind
     * @param column by which it is partitioned, a date or a time
     */
    public record Table(String name, String column, Span span) {

        public Table {
            if (!NAME.matcher(name).matches() || !column.matches("[a-z_]+")) {
                throw new IllegalArgumentException("not a table: " + name);
            }
        }
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate alone;
    private final Clock clock;
    private final Set<String> there = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> refused = new ConcurrentHashMap<>();

    TimePartitions(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /**
     * Makes the partitions for these days, for today and for the time after. Days before 1990 and later than the time after
     * are left to the default partition.
     *
     * @param epochDays days since 1970-01-01
     */
    public void cover(Collection<Table> tables, Collection<Integer> epochDays) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (Table table : tables) {
            LocalDate last = table.span().next(table.span().begin(today));
            Set<LocalDate> wanted = new TreeSet<>(Set.of(table.span().begin(today), last));
            epochDays.forEach(day -> wanted.add(table.span().begin(LocalDate.ofEpochDay(day))));
            for (LocalDate begin : wanted) {
                if (begin.getYear() >= FIRST_YEAR && !begin.isAfter(last)) {
                    cover(table, begin);
                }
            }
        }
    }

    private void cover(Table table, LocalDate begin) {
        String name = table.name() + table.span().name(begin);
        if (there.contains(name) || clock.instant().isBefore(refused.getOrDefault(name, Instant.MIN))) {
            return;
        }
        try {
            alone.executeWithoutResult(_ -> make(table, name, begin));
            there.add(name);
        } catch (PessimisticLockingFailureException | QueryTimeoutException e) {
            // The table is being read for long. Its default partition takes the rows until then.
            LOG.debug("No partition {} yet", name, e);
            refused.put(name, clock.instant().plus(LATER));
        }
    }

    /** Takes the locks from the parent down, as readers do. */
    private void make(Table table, String name, LocalDate begin) {
        jdbc.sql("SELECT set_config('lock_timeout', '1s', true)").query((row, _) -> 1).list();
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))").param(table.name()).query((row, _) -> 1)
                .list();
        if (jdbc.sql("SELECT to_regclass(?) IS NOT NULL").param(name).query(Boolean.class).single()) {
            return;
        }
        String from = "'" + begin + " 00:00:00+00'";
        String to = "'" + table.span().next(begin) + " 00:00:00+00'";
        for (String step : """
                LOCK TABLE ONLY %1$s IN SHARE UPDATE EXCLUSIVE MODE;
                LOCK TABLE %1$s_default IN ACCESS EXCLUSIVE MODE;
                CREATE TABLE %2$s (LIKE %1$s INCLUDING ALL);
                WITH moved AS (DELETE FROM %1$s_default WHERE %3$s >= %4$s AND %3$s < %5$s RETURNING *)
                INSERT INTO %2$s SELECT * FROM moved;
                ALTER TABLE %1$s ATTACH PARTITION %2$s FOR VALUES FROM (%4$s) TO (%5$s)
                """.formatted(table.name(), name, table.column(), from, to).split(";", -1)) {
            jdbc.sql(step).update();
        }
    }
}
