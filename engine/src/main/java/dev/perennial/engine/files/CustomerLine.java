package dev.perennial.engine.files;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A valid row of a customer file. What is null was empty or not in the file, and says nothing.
 *
 * @param line where it stands in the file
 * @param key the customer's key in the system the file came from
 * @param kind {@code person} or {@code company}
 * @param owner id of the user
 * @param team id of the team
 * @param createdAt seconds since 1970-01-01T00:00Z
 * @param details what else the row tells
 * @param defined values of fields that people defined, by field code
 */
public record CustomerLine(long line, String key, @Nullable String name, @Nullable String kind, @Nullable String email,
        @Nullable String phone, @Nullable String country, @Nullable String province, @Nullable String city,
        @Nullable String industry, @Nullable String source, @Nullable List<String> tags, @Nullable Long owner,
        @Nullable Long team, @Nullable Long createdAt, CustomerDetails details, Map<String, String> defined) {

    private static final Pattern COMPANY_NAME = Pattern.compile(
            ".*(?:公司|集团|有限合伙|事务所|研究院|合作社|商行|\\b(?:ltd|limited|inc|llc|corp|corporation|gmbh|ag|plc|pty|co|s\\.?a|b\\.?v)\\.?)",
            Pattern.CASE_INSENSITIVE);

    public CustomerLine {
        defined = Map.copyOf(defined);
    }

    /** The kind a new customer gets: the one that is named, else the one that the name looks like. */
    public String kindOrLikeliest() {
        return kind != null ? kind : name != null && COMPANY_NAME.matcher(name).matches() ? "company" : "person";
    }
}
