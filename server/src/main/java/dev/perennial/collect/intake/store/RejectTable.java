package dev.perennial.collect.intake.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

import dev.perennial.engine.files.CellProblem;
import dev.perennial.engine.files.RowFault;
import dev.perennial.platform.storage.BinaryCopy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;

/** Rejected rows: the first ones of the file, and every one that only loading could find. */
@Repository
public class RejectTable {

    /** A rejected row with all that is wrong with it. */
    public record Rejected(long line, List<CellProblem> problems) {
    }

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    RejectTable(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /** Forgets what reading had found, for reading again. */
    public void forgetReading(long importId) {
        jdbc.sql("DELETE FROM collect.intake_reject WHERE import_id = :import AND NOT loading")
                .param("import", importId).update();
    }

    /** Adds rows in the running transaction. */
    public void add(long importId, List<Rejected> rejected, boolean loading) {
        if (rejected.isEmpty()) {
            return;
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (BinaryCopy copy = BinaryCopy.into(connection, "collect.intake_reject",
                "import_id, line, problem, col, fault, arguments, loading")) {
            for (Rejected row : rejected) {
                int number = loading ? 1_000 : 0;
                for (CellProblem problem : row.problems()) {
                    copy.row().bigint(importId).bigint(row.line()).integer(number++).integer(problem.column())
                            .text(problem.fault().name()).texts(problem.arguments()).bool(loading);
                }
            }
            copy.end();
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** The first rejected rows of the file. */
    public List<Rejected> first(long importId, int rows) {
        return rejected(jdbc.sql("""
                SELECT line, col, fault, arguments
                FROM collect.intake_reject
                WHERE import_id = :import
                  AND line IN (SELECT DISTINCT line FROM collect.intake_reject
                               WHERE import_id = :import ORDER BY line LIMIT :rows)
                ORDER BY line, problem
                """).param("import", importId).param("rows", rows));
    }

    /** Rows that only loading could find, in the order of the file, behind a line of it. */
    public List<Rejected> foundByLoading(long importId, long after, int rows) {
        return rejected(jdbc.sql("""
                SELECT line, col, fault, arguments
                FROM collect.intake_reject
                WHERE import_id = :import
                  AND line IN (SELECT DISTINCT line FROM collect.intake_reject
                               WHERE import_id = :import AND loading AND line > :after ORDER BY line LIMIT :rows)
                  AND loading
                ORDER BY line, problem
                """).param("import", importId).param("after", after).param("rows", rows));
    }

    private static List<Rejected> rejected(JdbcClient.StatementSpec sql) {
        Map<Long, List<CellProblem>> lines = new TreeMap<>();
        sql.query((ResultSet row) -> {
            lines.computeIfAbsent(row.getLong("line"), _ -> new ArrayList<>()).add(problem(row));
        });
        return lines.entrySet().stream().map(e -> new Rejected(e.getKey(), e.getValue())).toList();
    }

    private static CellProblem problem(ResultSet row) throws SQLException {
        return new CellProblem(row.getInt("col"), RowFault.valueOf(row.getString("fault")),
                Arrays.asList((String[]) row.getArray("arguments").getArray()));
    }
}
