package dev.perennial.understand.value;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import dev.perennial.platform.kernel.ProblemException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;

/** Tables of runs that are made beside the shown one and put in its place. */
@Component
class Placement {

    /** Readers wait at most about this long behind a table that is about to be put in place. */
    private static final String PATIENCE = "SET LOCAL lock_timeout = '150ms'";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final JdbcClient jdbc;

    Placement(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Runs that have a table beside the shown one of this name. */
    List<Long> runs(String shown) {
        return jdbc.sql("""
                SELECT substr(relname, length(:shown) + 3)::bigint
                FROM pg_class
                WHERE relnamespace = 'understand'::regnamespace
                  AND relkind = 'r'
                  AND relname ~ ('^' || :shown || '_r[0-9]+$')
                """).param("shown", shown).query(Long.class).list();
    }

    /** Takes the shown table away and gives its name to the other, in the running transaction; waits for readers without making others queue. */
    void put(String fresh, String shown, TransactionStatus transaction) {
        // Nobody reads it yet, but the database may be sweeping it: waited for before any reader is made to wait.
        jdbc.sql("LOCK TABLE " + fresh + " IN ACCESS EXCLUSIVE MODE").update();
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!locked(shown, transaction)) {
            if (System.nanoTime() > end) {
                throw new ProblemException(ValueProblem.PUBLISH_BUSY, LONGEST.toMinutes());
            }
            pause();
        }
        jdbc.sql("DROP TABLE " + shown).update();
        jdbc.sql("ALTER TABLE " + fresh + " RENAME TO " + shown.substring(shown.indexOf('.') + 1)).update();
        jdbc.sql("SET LOCAL lock_timeout TO DEFAULT").update();
    }

    /** Gives up soon where a reader holds on to the table: false, and nothing has changed. */
    private boolean locked(String table, TransactionStatus transaction) {
        Object before = transaction.createSavepoint();
        try {
            jdbc.sql(PATIENCE).update();
            jdbc.sql("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE").update();
            return true;
        } catch (DataAccessException e) {
            if (e.getRootCause() instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
                transaction.rollbackToSavepoint(before);
                return false;
            }
            throw e;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while publishing", e);
        }
    }
}
