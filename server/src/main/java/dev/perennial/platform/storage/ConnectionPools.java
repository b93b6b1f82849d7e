package dev.perennial.platform.storage;

import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * Two pools over one database, so that long work never takes the connections of people who wait. A thread draws from the
 * pool of the web unless it runs {@link #forJobs(Runnable)}.
 */
public final class ConnectionPools implements AutoCloseable {

    private static final ThreadLocal<Boolean> IN_JOB = ThreadLocal.withInitial(() -> false);

    private final HikariDataSource web;
    private final HikariDataSource jobs;
    private final boolean exclusive;

    ConnectionPools(HikariDataSource web, HikariDataSource jobs, boolean exclusive) {
        this.web = web;
        this.jobs = jobs;
        this.exclusive = exclusive;
    }

    /** Whether no other application can use the database at the same time. */
    public boolean exclusive() {
        return exclusive;
    }

    /** Runs work whose connections come from the pool of the jobs. */
    public static void forJobs(Runnable work) {
        boolean before = IN_JOB.get();
        IN_JOB.set(true);
        try {
            work.run();
        } finally {
            IN_JOB.set(before);
        }
    }

    /** The pool of the jobs itself, for those who need it from several threads. */
    public DataSource jobs() {
        return jobs;
    }

    DataSource dataSource() {
        AbstractRoutingDataSource routing = new AbstractRoutingDataSource() {
            @Override
            protected Object determineCurrentLookupKey() {
                return IN_JOB.get();
            }
        };
        routing.setTargetDataSources(Map.of(false, web, true, jobs));
        routing.afterPropertiesSet();
        return routing;
    }

    @Override
    public void close() {
        web.close();
        jobs.close();
    }
}
