package dev.perennial.platform.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Writes how often a fact came about. What its summary knows is asked first: it stands in the row at hand, often in the very
 * index that is walked, and mostly nothing is left to look up.
 */
final class OccurredSql {

    private final QuestionSql out;
    private final Question.Occurred question;
    private final @Nullable LocalDate from;
    private final @Nullable LocalDate to;

    OccurredSql(QuestionSql out, Question.Occurred question) {
        this.out = out;
        this.question = question;
        this.from = question.from();
        this.to = question.to();
    }

    /**
     * Whether it came about so often, or the opposite.
     *
     * @param required whether the whole rule holds only where this does
     */
    String sql(boolean holds, boolean required) {
        long least = question.times().least();
        long most = question.times().most();
        if (most < least || (least == 0 && most == Long.MAX_VALUE)) {
            return String.valueOf(holds == (most >= least));
        }
        if (most == Long.MAX_VALUE) {
            return holds ? atLeast(least, required) : fewer(least, required);
        }
        if (least == 0) {
            return holds ? fewer(most + 1, required) : atLeast(most + 1, required);
        }
        String counted = counted(most + 1) + (holds ? " BETWEEN ?" : " NOT BETWEEN ?");
        return out.bound(out.bound(counted, least) + " AND ?", most);
    }

    private String fewer(long times, boolean required) {
        return times == 1 && required && question.fact().summary() == null
                ? "NOT EXISTS (SELECT 1" + out.rows(question) + ")"
                : "(" + atLeast(times, false) + ") IS NOT TRUE";
    }

    private String atLeast(long times, boolean required) {
        Fact.Summary summary = question.fact().summary();
        if (summary == null) {
            return looked(times, required);
        }
        List<String> known = new ArrayList<>();
        if (times > 1 || (from == null && to == null)) {
            known.add(out.bound(out.kept(summary.count()) + " >= ?", times));
        }
        if (from != null) {
            known.add(out.bound(out.kept(summary.last()) + " >= ?", from));
        }
        if (to != null) {
            known.add(out.bound(out.kept(summary.first()) + " <= ?", to));
        }
        boolean all = question.where() == null;
        if (all && times == 1 && from != null && to != null) {
            known.add("(" + out.bound(out.kept(summary.last()) + " <= ?", to)
                    + out.bound(" OR " + out.kept(summary.first()) + " >= ?", from) + " OR " + looked(1, false) + ")");
        } else if (!all || (times > 1 && (from != null || to != null))) {
            known.add(looked(times, required));
        }
        return "(" + String.join(" AND ", known) + ")";
    }

    /**
     * Looks at the rows. Only a requirement may be EXISTS: elsewhere the database would rather read all facts into a hash than
     * look at those of the few customers it comes to.
     */
    private String looked(long times, boolean required) {
        return times == 1 && required
                ? "EXISTS (SELECT 1" + out.rows(question) + ")"
                : out.bound(counted(times) + " >= ?", times);
    }

    /** The number of rows for the customer at hand, up to a limit. */
    private String counted(long limit) {
        return out.bound("(SELECT count(*) FROM (SELECT 1" + out.rows(question) + " LIMIT ?) AS found)", limit);
    }
}
