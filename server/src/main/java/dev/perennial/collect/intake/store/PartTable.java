package dev.perennial.collect.intake.store;

import java.util.HashMap;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** How far the loading of each part of a file is. */
@Repository
public class PartTable {

    /**
     * A part.
     *
     * @param chunk how many of its chunks are loaded
     */
    public record Part(int chunk, LoadCounts counts) {

        public static final Part UNTOUCHED = new Part(0, LoadCounts.NONE);
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PartTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Map<Integer, Part> of(long importId) {
        Map<Integer, Part> parts = new HashMap<>();
        jdbc.sql("SELECT part, chunk, counts::text FROM collect.intake_part WHERE import_id = :import")
                .param("import", importId).query(row -> {
                    parts.put(row.getInt(1),
                            new Part(row.getInt(2), json.readValue(row.getString(3), LoadCounts.class)));
                });
        return parts;
    }

    /** Notes a loaded chunk in its transaction; false, and nothing noted, if somebody else has loaded it before. */
    public boolean advance(long importId, int part, Part to) {
        return jdbc.sql("""
                INSERT INTO collect.intake_part AS p (import_id, part, chunk, counts)
                SELECT :import, :part, :chunk, :counts::jsonb
                WHERE :chunk = 1 OR EXISTS (SELECT 1 FROM collect.intake_part WHERE import_id = :import AND part = :part)
                ON CONFLICT (import_id, part) DO UPDATE
                SET chunk = excluded.chunk, counts = excluded.counts
                WHERE p.chunk = excluded.chunk - 1
                """).param("import", importId).param("part", part).param("chunk", to.chunk())
                .param("counts", json.writeValueAsString(to.counts())).update() == 1;
    }
}
