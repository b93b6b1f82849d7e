package dev.perennial.platform.storage;

import java.util.Optional;
import java.util.Properties;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the database: an address, two pools over it, and the migrations before anyone uses them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageSettings.class)
class Database {

    private static final int WEB_CONNECTIONS = 8;
    private static final long IDLE_MILLIS = 60_000;
    private static final int JOB_CONNECTIONS = 10;
    /** A page reads little: starting a second process for it takes longer than reading, and takes it from other people. */
    private static final String ONE_PROCESS = "-c max_parallel_workers_per_gather=0";

    @Bean(destroyMethod = "close")
    DatabaseServer databaseServer(StorageSettings settings, Optional<StartingPostgres> starting) {
        return DatabaseServer.of(settings, starting);
    }

    @Bean(destroyMethod = "close")
    ConnectionPools connectionPools(DatabaseServer server) {
        return new ConnectionPools(pool(server, "web", WEB_CONNECTIONS, ONE_PROCESS),
                pool(server, "jobs", JOB_CONNECTIONS, ""), server.embedded());
    }

    /** The one data source of the application; {@link ConnectionPools} says which pool a thread draws from. */
    @Bean
    DataSource dataSource(ConnectionPools pools) {
        DataSource dataSource = pools.dataSource();
        Flyway.configure().dataSource(dataSource).locations("classpath:db/migration").schemas("platform")
                .table("storage_migration").createSchemas(true).validateMigrationNaming(true).load().migrate();
        return dataSource;
    }

    private static HikariDataSource pool(DatabaseServer server, String name, int connections, String options) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl(server.url());
        pool.setUsername(server.user());
        pool.setPassword(server.password());
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(1);
        pool.setIdleTimeout(IDLE_MILLIS);
        Properties driver = new Properties();
        driver.setProperty("ApplicationName", "perennial-" + name);
        driver.setProperty("prepareThreshold", "1");
        driver.setProperty("reWriteBatchedInserts", "true");
        driver.setProperty("tcpKeepAlive", "true");
        // Answers write most numbers down as they are; making decimals of their binary form costs a page a twelfth.
        driver.setProperty("binaryTransferDisable", "NUMERIC");
        if (!options.isEmpty()) {
            driver.setProperty("options", options);
        }
        pool.setDataSourceProperties(driver);
        return pool;
    }
}
