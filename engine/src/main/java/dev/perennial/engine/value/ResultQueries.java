package dev.perennial.engine.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.perennial.engine.duckdb.DuckDb;
import dev.perennial.engine.model.lifecycle.Stage;
import dev.perennial.engine.model.rfm.Quadrant;
import dev.perennial.engine.model.rfm.Rfm;
import dev.perennial.engine.sql.SqlFile;

/** What the report and the JSON answer tell about the base, asked of what {@code customer_quadrant} says once. */
final class ResultQueries {

    private static final int LINES = 20;

    private final DuckDb db;

    ResultQueries(DuckDb db) {
        this.db = db;
        db.create("customer_summary", file("customer_summary.sql").text());
    }

    /** Sums over the base; intervals are added by the run. */
    record Sums(int customers, long orders, long yearOrders, double yearSpend, double active, double valueAtRisk,
            double clv, double value, double expectedOrders) {
    }

    Sums sums() {
        return db.one(file("base.sql").text(), row -> new Sums(row.getInt(1), row.getLong(2), row.getLong(3),
                row.getDouble(4), row.getDouble(5), row.getDouble(6), row.getDouble(7), row.getDouble(8),
                row.getDouble(9)));
    }

    /** The curve from (0, 0) to (1, 1), one point a hundredth of the customers; empty without lifetime values. */
    List<ValueResult.Share> concentration() {
        record Part(double customers, double clv) {
        }
        List<Part> parts = db.query(file("concentration.sql").text(),
                row -> new Part(row.getDouble(2), row.getDouble(3)));
        double customers = parts.stream().mapToDouble(Part::customers).sum();
        double clv = parts.stream().mapToDouble(Part::clv).sum();
        List<ValueResult.Share> curve = new ArrayList<>();
        if (clv <= 0) {
            return curve;
        }
        curve.add(new ValueResult.Share(0, 0));
        double customersSoFar = 0;
        double clvSoFar = 0;
        for (Part part : parts) {
            customersSoFar += part.customers();
            clvSoFar += part.clv();
            curve.add(new ValueResult.Share(customersSoFar / customers, clvSoFar / clv));
        }
        return curve;
    }

    List<ValueResult.Group> stages() {
        return groups("stage", List.of(Stage.values()).stream().map(Stage::code).toList());
    }

    List<ValueResult.Group> rfmGroups() {
        return groups("rfm_group", Rfm.GROUPS);
    }

    /** B to E, then those without an order in the window, whose code is empty. */
    List<ValueResult.Group> quadrants() {
        List<String> codes = new ArrayList<>(Quadrant.GROUPS);
        codes.add("");
        return groups("quadrant", codes);
    }

    List<ValueResult.RfmCell> rfmCells() {
        return db.query(file("rfm_cells.sql").text(),
                row -> new ValueResult.RfmCell(row.getInt(1), row.getInt(2), row.getInt(3), row.getDouble(4)));
    }

    /** Those still to be kept: whoever counts as lost is no longer at risk but gone. */
    List<ValueResult.CustomerLine> leaving() {
        return customersBy("value_at_risk", 0);
    }

    List<ValueResult.CustomerLine> best() {
        return customersBy("clv", 1);
    }

    private List<ValueResult.CustomerLine> customersBy(String figure, int lostToo) {
        return db.query(file("customers_by.sql").withColumn("figure", figure).with("lost_too", lostToo)
                .with("count", LINES).text(),
                row -> new ValueResult.CustomerLine(row.getString(1), row.getDate(2).toLocalDate(), row.getLong(3),
                        row.getString(4), row.getString(5), row.getDouble(6),
                        new Interval(row.getDouble(7), row.getDouble(8), row.getDouble(9)), row.getDouble(10)));
    }

    /** All classes in the given order, empty ones too. */
    private List<ValueResult.Group> groups(String column, List<String> codes) {
        Map<String, ValueResult.Group> found = db.query(file("groups.sql").withColumn("class", column).text(),
                row -> new ValueResult.Group(row.getString(1), row.getInt(2), row.getDouble(3), row.getDouble(4),
                        row.getDouble(5)))
                .stream().collect(Collectors.toMap(ValueResult.Group::code, g -> g));
        return codes.stream().map(code -> found.getOrDefault(code, new ValueResult.Group(code, 0, 0, 0, 0))).toList();
    }

    private static SqlFile file(String name) {
        return SqlFile.of(ResultQueries.class, name);
    }
}
