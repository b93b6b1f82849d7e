package dev.perennial.collect.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.perennial.collect.customer.CustomerIntake.Incoming;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps values of fields that administrators defined, of many customers at a time, within the running transaction. */
@Component
class CustomIntake {

    private final JdbcClient jdbc;
    private final CustomFields fields;

    CustomIntake(JdbcClient jdbc, CustomFields fields) {
        this.jdbc = jdbc;
        this.fields = fields;
    }

    /**
     * Keeps what is told; what is not stays.
     *
     * @param onlyEmpty whether only to fill what is empty
     * @param ids of the customers, each once
     * @param incoming what is told of each of them
     * @return the customers whose values are different now
     */
    List<Long> keep(boolean onlyEmpty, long[] ids, List<Incoming> incoming) {
        List<Long> told = new ArrayList<>();
        List<String> contents = new ArrayList<>();
        Map<String, String> keys = incoming.stream().allMatch(one -> one.custom().isEmpty())
                ? Map.of()
                : fields.all().stream().collect(Collectors.toMap(CustomField::attribute, CustomField::key));
        for (int i = 0; i < ids.length; i++) {
            Map<String, String> values = incoming.get(i).custom();
            if (!values.isEmpty()) {
                told.add(ids[i]);
                contents.add(values.entrySet().stream()
                        .map(value -> "\"" + keys.get(value.getKey()) + "\":" + value.getValue())
                        .collect(Collectors.joining(",", "{", "}")));
            }
        }
        if (told.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                INSERT INTO collect.customer_custom AS x (customer_id, content)
                SELECT t.id, t.content::jsonb
                FROM unnest(:ids::bigint[], :contents::text[]) AS t (id, content)
                ON CONFLICT (customer_id)
                DO UPDATE SET content = CASE WHEN :empty THEN excluded.content || x.content
                                             ELSE x.content || excluded.content END
                WHERE x.content IS DISTINCT FROM CASE WHEN :empty THEN excluded.content || x.content
                                                      ELSE x.content || excluded.content END
                RETURNING customer_id
                """).param("ids", told.stream().mapToLong(Long::longValue).toArray())
                .param("contents", contents.toArray(new String[0])).param("empty", onlyEmpty).query(Long.class)
                .list();
    }
}
