package dev.perennial.platform.storage;

/** The settings of the embedded server: durable like any server, small enough for a laptop. */
final class PostgresSettings {

    private PostgresSettings() {
    }

    /** The text of {@code postgresql.conf}; {@code local.conf} beside the data folder has the last word. */
    static String text(int port, int processors) {
        int parallel = Math.clamp(processors / 2, 1, 4);
        return """
                # Written at each start; your own settings belong into local.conf beside the data folder.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 40
                password_encryption = 'scram-sha-256'

                # Nothing that was committed is ever lost.
                fsync = on
                synchronous_commit = on
                full_page_writes = on

                # Backups are archives of our own, so the log need not serve replicas; loading a new table then bypasses it.
                wal_level = minimal
                max_wal_senders = 0
                wal_compression = off
                max_wal_size = 2GB
                min_wal_size = 160MB
                checkpoint_timeout = 15min
                checkpoint_completion_target = 0.9

                huge_pages = off
                shared_buffers = 512MB
                effective_cache_size = 4GB
                work_mem = 16MB
                maintenance_work_mem = 256MB
                random_page_cost = 1.1
                jit = off
                io_method = worker
                io_workers = 2
                max_worker_processes = 8
                max_parallel_workers = %d
                max_parallel_workers_per_gather = %d
                max_parallel_maintenance_workers = %d

                autovacuum = on
                autovacuum_max_workers = 2
                autovacuum_work_mem = 64MB

                logging_collector = on
                log_directory = '../log'
                log_filename = 'postgres-%%a.log'
                log_rotation_age = 1d
                log_truncate_on_rotation = on
                log_file_mode = 0600
                log_line_prefix = '%%m [%%p] '
                log_min_messages = warning
                log_min_error_statement = panic
                log_min_duration_statement = -1
                log_parameter_max_length_on_error = 0

                timezone = 'UTC'
                log_timezone = 'UTC'
                datestyle = 'iso, ymd'
                lc_messages = 'C'
                lc_monetary = 'C'
                lc_numeric = 'C'
                lc_time = 'C'
                default_text_search_config = 'pg_catalog.simple'

                include_if_exists = '../local.conf'
                """.formatted(port, parallel, parallel, parallel);
    }
}
