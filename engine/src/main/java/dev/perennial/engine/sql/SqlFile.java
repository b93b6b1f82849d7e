package dev.perennial.engine.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SQL file beside a class, with {@code :name} parameters. A parameter takes a number or one of our own column names;
 * texts from outside never become SQL.
 */
public final class SqlFile {

    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([a-z][a-z0-9_]*)");
    private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]*");

    private final String name;
    private final String text;
    private final Map<String, String> values = new HashMap<>();

    private SqlFile(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** The file of this name in the package of {@code beside}. */
    public static SqlFile of(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no SQL file " + name + " beside " + beside.getName());
            }
            return new SqlFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SqlFile with(String parameter, long value) {
        values.put(parameter, Long.toString(value));
        return this;
    }

    /** A number written out in full, never in scientific notation, so that both engines read it as an exact decimal. */
    public SqlFile with(String parameter, BigDecimal value) {
        values.put(parameter, value.toPlainString());
        return this;
    }

    /** A number of the engines' type DOUBLE, the same on both to the last bit. */
    public SqlFile with(String parameter, double value) {
        values.put(parameter, real(value));
        return this;
    }

    /** A number of the engines' type DOUBLE as SQL. */
    public static String real(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a number: " + value);
        }
        String digits = Double.toString(value);
        return digits.contains("E") ? digits : digits + "e0";
    }

    public SqlFile withColumn(String parameter, String column) {
        if (!COLUMN.matcher(column).matches()) {
            throw new IllegalArgumentException("not a column name: " + column);
        }
        values.put(parameter, column);
        return this;
    }

    /** Another SQL file's text, in place of a relation. */
    public SqlFile withQuery(String parameter, String query) {
        values.put(parameter, query);
        return this;
    }

    /** The statement with all parameters filled in. */
    public String text() {
        Matcher found = PARAMETER.matcher(text.replaceAll("(?m)^--.*\n", ""));
        return found.replaceAll(m -> {
            String value = values.get(m.group(1));
            if (value == null) {
                throw new IllegalStateException(name + ": parameter :" + m.group(1) + " has no value");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
