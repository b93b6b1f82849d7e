package dev.perennial.collect.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.perennial.collect.customer.CustomField.Names;
import dev.perennial.collect.customer.CustomField.Option;
import dev.perennial.collect.customer.CustomField.Sorting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the definitions of fields. */
@Repository
class FieldTable {

    /** An option as the table keeps it. */
    private record Kept(String code, String zh, String en, boolean retired) {
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    FieldTable(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    long version() {
        return jdbc.sql("SELECT version FROM collect.customer_field_edition").query(Long.class).single();
    }

    /** The fields and their edition, as of one moment. */
    CustomFields.Edition read() {
        List<CustomField> fields = new ArrayList<>();
        long[] version = {0};
        jdbc.sql("""
                SELECT e.version AS edition, f.*
                FROM collect.customer_field_edition e
                LEFT JOIN collect.customer_field f ON true
                ORDER BY f.position, f.id
                """).query(row -> {
            version[0] = row.getLong("edition");
            if (row.getLong("id") != 0) {
                fields.add(field(row));
            }
        });
        return new CustomFields.Edition(version[0], fields);
    }

    Optional<CustomField> find(long id) {
        return jdbc.sql("SELECT * FROM collect.customer_field WHERE id = ?").param(id)
                .query((row, _) -> field(row)).optional();
    }

    /** Makes other changes of fields wait until the running transaction ends, and answers the fields as they are. */
    List<CustomField> lock() {
        jdbc.sql("SELECT version FROM collect.customer_field_edition FOR UPDATE").query(Long.class).single();
        return read().fields();
    }

    void raiseVersion() {
        jdbc.sql("UPDATE collect.customer_field_edition SET version = version + 1").update();
    }

    /** Keeps a new field; its id and version are given here. */
    CustomField insert(CustomField field) {
        long id = values(jdbc.sql("""
                INSERT INTO collect.customer_field
                    (code, name_zh, name_en, type, options, required, sorting, position, created_at)
                VALUES (:code, :zh, :en, :type, :options::jsonb, :required, :sorting, :position, :now)
                RETURNING id
                """), field).param("code", field.code()).param("type", field.type().code())
                .param("position", field.position()).param("now", now()).query(Long.class).single();
        return find(id).orElseThrow();
    }

    /** Keeps a field as it is now. */
    void update(CustomField field) {
        values(jdbc.sql("""
                UPDATE collect.customer_field
                SET name_zh = :zh, name_en = :en, options = :options::jsonb, required = :required, sorting = :sorting,
                    retired_at = CASE WHEN :retired THEN coalesce(retired_at, :now) END, version = version + 1
                WHERE id = :id
                """), field).param("id", field.id()).param("retired", field.retired()).param("now", now()).update();
    }

    /** Gives fields their places, in this order. */
    void order(List<Long> ids) {
        jdbc.sql("""
                UPDATE collect.customer_field AS f
                SET position = o.position
                FROM unnest(:ids::bigint[]) WITH ORDINALITY AS o (id, position)
                WHERE f.id = o.id
                  AND f.position <> o.position
                """).param("ids", ids.stream().mapToLong(Long::longValue).toArray()).update();
    }

    private JdbcClient.StatementSpec values(JdbcClient.StatementSpec statement, CustomField field) {
        List<Kept> options = field.options().stream()
                .map(option -> new Kept(option.code(), option.names().zh(), option.names().en(), option.retired()))
                .toList();
        return statement.param("zh", field.names().zh()).param("en", field.names().en())
                .param("options", json.writeValueAsString(options)).param("required", field.required())
                .param("sorting", field.sorting().code());
    }

    private CustomField field(ResultSet row) throws SQLException {
        List<Option> options = json.readValue(row.getString("options"), new TypeReference<List<Kept>>() {
        }).stream().map(kept -> new Option(kept.code(), new Names(kept.zh(), kept.en()), kept.retired())).toList();
        return new CustomField(row.getLong("id"), row.getLong("version"), row.getString("code"),
                new Names(row.getString("name_zh"), row.getString("name_en")),
                FieldType.of(row.getString("type")).orElseThrow(), options, row.getBoolean("required"),
                Sorting.valueOf(row.getString("sorting").toUpperCase(Locale.ROOT)),
                row.getTimestamp("retired_at") != null, row.getInt("position"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
