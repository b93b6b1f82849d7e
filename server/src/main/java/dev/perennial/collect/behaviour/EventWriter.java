package dev.perennial.collect.behaviour;

import java.sql.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import javax.sql.DataSource;

import dev.perennial.collect.behaviour.EventReader.Draft;
import dev.perennial.collect.customer.FactListener;
import dev.perennial.platform.storage.BinaryCopy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;

/** Writes events, many at a time, within the running transaction. */
@Repository
class EventWriter {

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final ObjectProvider<FactListener> listeners;

    EventWriter(JdbcClient jdbc, DataSource dataSource, ObjectProvider<FactListener> listeners) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.listeners = listeners;
    }

    /** The events of these keys that there are. */
    Map<String, Long> find(String source, Collection<String> keys) {
        // A plan made while a table was empty would read all of it when it is full.
        jdbc.sql("SET LOCAL enable_seqscan = off").update();
        Map<String, Long> found = new HashMap<>();
        jdbc.sql("""
                SELECT key, event_id
                FROM collect.behaviour_event_key
                WHERE source = :source
                  AND key = ANY (:keys)
                """).param("source", source).param("keys", keys.toArray(new String[0])).query(row -> {
            found.put(row.getString("key"), row.getLong("event_id"));
        });
        return found;
    }

    /**
     * Creates events; answers their ids. A key that another transaction takes at the same time fails this one with a
     * duplicate key.
     *
     * @param events in the order of their keys
     * @param customers of each of them
     */
    long[] create(String source, List<Draft> events, long[] customers) {
        long[] ids = jdbc.sql("""
                SELECT nextval('collect.behaviour_event_number')
                FROM generate_series(1, :count)
                """).param("count", events.size()).query(Long.class).list().stream().mapToLong(Long::longValue)
                .sorted().toArray();
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            try (BinaryCopy copy = BinaryCopy.into(connection, "collect.behaviour_event_key",
                    "source, key, event_id")) {
                for (int i = 0; i < ids.length; i++) {
                    copy.row().text(source).text(events.get(i).key()).bigint(ids[i]);
                }
                copy.end();
            }
            try (BinaryCopy copy = BinaryCopy.into(connection, "collect.behaviour_event",
                    "id, customer_id, type_id, at, happened_on, properties")) {
                for (int i = 0; i < ids.length; i++) {
                    Draft one = events.get(i);
                    copy.row().bigint(ids[i]).bigint(customers[i]).bigint(one.type()).timestampMicros(one.at())
                            .date(one.day()).jsonb(one.properties());
                }
                copy.end();
            }
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
        List<Long> whose = LongStream.of(customers).boxed().toList();
        listeners.forEach(listener -> listener.told(whose));
        return ids;
    }
}
