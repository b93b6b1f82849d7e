package dev.perennial.engine.value;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.perennial.engine.duckdb.DuckDb;
import dev.perennial.engine.model.population.Covariates;
import dev.perennial.engine.orders.OrderLog;
import dev.perennial.engine.orders.OrderShard;
import org.jspecify.annotations.Nullable;

/**
 * Covariates of customers from a file: one row each, the customer's id in the first column, a covariate in every other.
 *
 * <p>A column of words has an effect for each level but the most frequent; of more than {@value #MOST_LEVELS} levels the
 * rarest count as one, {@value #OTHER}. A column of numbers with more different values than that is cut into
 * {@value #PARTS} parts of equal size and stands for the mean of its part, in standard deviations from the mean of all.
 * Whoever has no value has the level {@value #NOTHING}, or the mean.
 *
 * @param design the combinations that occur among the customers of the orders
 * @param orders the orders, whose customers know their combination
 * @param unknown customers of the orders of whom the file says nothing
 */
public record CovariateFile(Covariates design, OrderLog orders, int unknown) {

    static final int MOST_LEVELS = 8;
    static final int PARTS = 5;
    static final int MOST_CELLS = 100;
    private static final String OTHER = "(other)";
    private static final String NOTHING = "(none)";
    private static final int MEMORY_MEGABYTES = 256;

    /** A customer's values, in the order of the columns; null where there is none. */
    private record Row(String customer, List<@Nullable String> values) {
    }

    /** What a column says of a value: a part of a label, and a number for each effect. */
    private record Coded(String label, double[] values) {
    }

    /**
     * One covariate.
     *
     * @param effects names of its effects
     * @param code of a value
     */
    private record Coding(List<String> effects, Function<@Nullable String, Coded> code) {
    }

    /**
     * Reads the file, CSV or Parquet.
     *
     * @throws ValuationException if it names no covariate, a customer twice, or too many combinations occur
     */
    public static CovariateFile read(Path file, OrderLog log) {
        try (DuckDb db = DuckDb.open(1, MEMORY_MEGABYTES)) {
            boolean parquet = file.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
            String source = parquet
                    ? "read_parquet(" + DuckDb.literal(file) + ")"
                    : "read_csv(" + DuckDb.literal(file) + ", all_varchar = true, header = true)";
            List<String> names = db.query("SELECT column_name FROM (DESCRIBE SELECT * FROM " + source + ")",
                    row -> row.getString(1));
            if (names.size() < 2) {
                throw new ValuationException(ValuationException.Reason.NO_COVARIATES, file.getFileName());
            }
            String texts = names.stream().map(name -> "trim(CAST(\"" + name.replace("\"", "\"\"") + "\" AS VARCHAR))")
                    .collect(Collectors.joining(", "));
            List<Row> rows = db.query("SELECT " + texts + " FROM " + source, row -> {
                List<@Nullable String> values = new ArrayList<>();
                for (int column = 2; column <= names.size(); column++) {
                    String value = row.getString(column);
                    values.add(value == null || value.isEmpty() ? null : value);
                }
                return new Row(String.valueOf(row.getString(1)), values);
            });
            return of(names.subList(1, names.size()), rows, log);
        }
    }

    private static CovariateFile of(List<String> columns, List<Row> rows, OrderLog log) {
        Map<String, Row> known = new HashMap<>();
        for (Row row : rows) {
            if (known.put(row.customer(), row) != null) {
                throw new ValuationException(ValuationException.Reason.COVARIATES_TWICE, row.customer());
            }
        }
        List<@Nullable Row> ordering = log.shards().stream().flatMap(shard -> Arrays.stream(shard.customerIds()))
                .<@Nullable Row>map(known::get).toList();
        List<Coding> codings = IntStream.range(0, columns.size())
                .mapToObj(k -> coding(columns.get(k), ordering.stream().map(row -> value(row, k)).toList())).toList();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<Covariates.Cell> cells = new ArrayList<>();
        List<OrderShard> shards = new ArrayList<>();
        for (OrderShard shard : log.shards()) {
            byte[] cell = new byte[shard.customers()];
            for (int c = 0; c < cell.length; c++) {
                Covariates.Cell of = cell(codings, known.get(shard.customerIds()[c]));
                cell[c] = numbers.computeIfAbsent(of.label(), _ -> add(cells, of)).byteValue();
            }
            shards.add(shard.withCells(cell));
        }
        List<String> effects = codings.stream().flatMap(coding -> coding.effects().stream()).toList();
        return new CovariateFile(new Covariates(effects, cells), new OrderLog(shards, log.summary()),
                (int) ordering.stream().filter(row -> row == null).count());
    }

    private static int add(List<Covariates.Cell> cells, Covariates.Cell cell) {
        if (cells.size() == MOST_CELLS) {
            throw new ValuationException(ValuationException.Reason.TOO_MANY_COVARIATES, MOST_CELLS);
        }
        cells.add(cell);
        return cells.size() - 1;
    }

    private static @Nullable String value(@Nullable Row row, int column) {
        return row == null ? null : row.values().get(column);
    }

    private static Covariates.Cell cell(List<Coding> codings, @Nullable Row row) {
        List<Coded> coded = IntStream.range(0, codings.size())
                .mapToObj(k -> codings.get(k).code().apply(value(row, k))).toList();
        return new Covariates.Cell(coded.stream().map(Coded::label).collect(Collectors.joining(", ")),
                coded.stream().flatMap(one -> Arrays.stream(one.values()).boxed()).toList());
    }

    private static Coding coding(String column, List<@Nullable String> values) {
        Map<String, Long> levels = values.stream().map(value -> value == null ? NOTHING : value)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Optional<double[]> numbers = levels.size() > MOST_LEVELS
                ? numbers(levels.keySet().stream().toList())
                : Optional.empty();
        return numbers.isPresent() ? ofNumbers(column, values) : ofWords(column, levels);
    }

    /** The levels as numbers; empty if one of them is none. */
    private static Optional<double[]> numbers(List<String> levels) {
        double[] numbers = new double[levels.size()];
        for (int i = 0; i < numbers.length; i++) {
            OptionalDouble number = levels.get(i).equals(NOTHING) ? OptionalDouble.of(0) : number(levels.get(i));
            if (number.isEmpty()) {
                return Optional.empty();
            }
            numbers[i] = number.getAsDouble();
        }
        return Optional.of(numbers);
    }

    private static OptionalDouble number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }

    private static Coding ofWords(String column, Map<String, Long> levels) {
        List<String> byFrequency = levels.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey).toList();
        boolean rest = byFrequency.size() > MOST_LEVELS;
        List<String> kept = new ArrayList<>(rest ? byFrequency.subList(0, MOST_LEVELS - 1) : byFrequency);
        if (rest) {
            kept.add(OTHER);
        }
        List<String> effects = kept.stream().skip(1).map(level -> column + "=" + level).toList();
        return new Coding(effects, value -> {
            String level = value == null ? NOTHING : value;
            int place = kept.indexOf(level);
            int at = place < 0 ? kept.size() - 1 : place;
            double[] values = new double[effects.size()];
            if (at > 0) {
                values[at - 1] = 1;
            }
            return new Coded(column + "=" + kept.get(at), values);
        });
    }

    private static Coding ofNumbers(String column, List<@Nullable String> values) {
        double[] sorted = values.stream().filter(value -> value != null).mapToDouble(Double::parseDouble).sorted()
                .toArray();
        double mean = Arrays.stream(sorted).average().orElse(0);
        double deviation = Math.sqrt(Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).average().orElse(1));
        double[] highest = IntStream.rangeClosed(1, PARTS).mapToDouble(part -> sorted[sorted.length * part / PARTS - 1])
                .distinct().toArray();
        Coded[] parts = new Coded[highest.length];
        for (int part = 0, from = 0; part < parts.length; part++) {
            int first = from;
            while (from < sorted.length && sorted[from] <= highest[part]) {
                from++;
            }
            double middle = Arrays.stream(sorted, first, from).average().orElse(mean);
            parts[part] = new Coded(
                    String.format(Locale.ROOT, "%s=%s…%s", column, plain(sorted[first]), plain(sorted[from - 1])),
                    new double[]{(middle - mean) / deviation});
        }
        return new Coding(List.of(column), text -> {
            if (text == null) {
                return new Coded(column + "=" + NOTHING, new double[]{0});
            }
            double value = Double.parseDouble(text);
            int part = 0;
            while (value > highest[part]) {
                part++;
            }
            return parts[part];
        });
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
