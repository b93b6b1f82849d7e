package dev.perennial.engine.orders;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What dates and amounts, a sample or all of them, say about how their file writes them. */
public final class Evidence {

    private static final int EXAMPLES = 3;

    private final DateReader dates = new DateReader(DateOrder.UNSETTLED, false, ZoneOffset.UTC,
            LocalDate.MAX.withYear(9999));
    private final Map<DateShape, List<String>> dateExamples = new EnumMap<>(DateShape.class);
    private final Map<DateShape, Long> dateCounts = new EnumMap<>(DateShape.class);
    private final Map<AmountText.Evidence, List<String>> amountExamples = new EnumMap<>(AmountText.Evidence.class);

    /** Looks at one cell of a row. */
    public void look(OrderColumn role, char[] buffer, int offset, int length) {
        int from = offset;
        int to = offset + length;
        while (from < to && OrderRow.isBlank(buffer[from])) {
            from++;
        }
        while (to > from && OrderRow.isBlank(buffer[to - 1])) {
            to--;
        }
        if (from == to) {
            return;
        }
        switch (role) {
            case DATE -> date(buffer, from, to - from);
            case AMOUNT, QUANTITY, PRICE -> amount(buffer, from, to - from);
            case CUSTOMER, ORDER, STATUS -> {
                return;
            }
        }
    }

    private void date(char[] buffer, int offset, int length) {
        dates.read(buffer, offset, length);
        DateShape shape = dates.shape();
        dateCounts.merge(shape, 1L, Long::sum);
        if (shape != DateShape.NEUTRAL) {
            remember(dateExamples.computeIfAbsent(shape, s -> new ArrayList<>()), buffer, offset, length);
        }
    }

    private void amount(char[] buffer, int offset, int length) {
        AmountText.Evidence evidence = quick(buffer, offset, length);
        if (evidence == AmountText.Evidence.NONE) {
            evidence = AmountText.of(buffer, offset, length).evidence();
        }
        if (evidence != AmountText.Evidence.PLAIN && evidence != AmountText.Evidence.NONE) {
            remember(amountExamples.computeIfAbsent(evidence, e -> new ArrayList<>()), buffer, offset, length);
        }
    }

    /** The evidence of digits with at most one mark that cannot group thousands; NONE means: look closely. */
    private static AmountText.Evidence quick(char[] buffer, int offset, int length) {
        int mark = -1;
        for (int i = 0; i < length; i++) {
            char c = buffer[offset + i];
            boolean sign = c == '-' && i == 0;
            if ((c == '.' || c == ',') && mark < 0 && i > 0) {
                mark = i;
            } else if (!sign && (c < '0' || c > '9')) {
                return AmountText.Evidence.NONE;
            }
        }
        if (mark < 0) {
            return AmountText.Evidence.PLAIN;
        }
        if (length - mark == 4 || length - mark == 1 || buffer[offset + mark - 1] == '-') {
            return AmountText.Evidence.NONE;
        }
        return buffer[offset + mark] == '.' ? AmountText.Evidence.POINT : AmountText.Evidence.COMMA;
    }

    private static void remember(List<String> examples, char[] buffer, int offset, int length) {
        if (examples.size() < EXAMPLES) {
            String text = Phrase.cell(new String(buffer, offset, length));
            if (!examples.contains(text)) {
                examples.add(text);
            }
        }
    }

    /** Adds what a later part of the file has shown. */
    void add(Evidence later) {
        later.dateCounts.forEach((shape, count) -> dateCounts.merge(shape, count, Long::sum));
        later.dateExamples
                .forEach((shape, texts) -> append(dateExamples.computeIfAbsent(shape, s -> new ArrayList<>()), texts));
        later.amountExamples
                .forEach((kind, texts) -> append(amountExamples.computeIfAbsent(kind, k -> new ArrayList<>()), texts));
    }

    private static void append(List<String> examples, List<String> more) {
        more.stream().filter(text -> !examples.contains(text)).limit(EXAMPLES - examples.size()).toList()
                .forEach(examples::add);
    }

    /** Whether dates were seen that read differently with day or month first, and nothing that tells which. */
    public boolean datesAmbiguous() {
        return has(DateShape.EITHER) && has(DateShape.DAY_FIRST) == has(DateShape.MONTH_FIRST);
    }

    /** Whether amounts were seen that read differently with decimal point or comma, and nothing that tells which. */
    public boolean amountsAmbiguous() {
        boolean point = has(AmountText.Evidence.POINT);
        return point == has(AmountText.Evidence.COMMA) && (point || has(AmountText.Evidence.EITHER));
    }

    /** The share of the dates seen that can be read as dates, whatever their order; 0 where none was seen. */
    public double datesReadable() {
        long all = dateCounts.values().stream().mapToLong(Long::longValue).sum();
        long none = dateCounts.getOrDefault(DateShape.NONE, 0L) + dateCounts.getOrDefault(DateShape.SERIAL, 0L);
        return all == 0 ? 0 : (all - none) / (double) all;
    }

    /** Settles what this evidence decides and leaves open what it does not; for a sample. */
    public OrderConventions settleWhatIsClear(OrderConventions given) {
        OrderConventions settled = given;
        if (!given.dateGiven() && has(DateShape.DAY_FIRST) != has(DateShape.MONTH_FIRST)) {
            settled = settled.withOrder(has(DateShape.DAY_FIRST) ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST);
        }
        boolean point = has(AmountText.Evidence.POINT);
        if (!given.decimalGiven() && point != has(AmountText.Evidence.COMMA)) {
            settled = settled.withDecimal(point ? DecimalMark.POINT : DecimalMark.COMMA);
        }
        return settled;
    }

    /** Settles all conventions by the evidence of the whole file, or says why that cannot be done. */
    public OrderConventions settle(OrderConventions given, String file, OrderColumns columns)
            throws OrderFileException {
        String dateColumn = columns.heading(OrderColumn.DATE);
        if (!given.dateGiven()) {
            if (has(DateShape.DAY_FIRST) && has(DateShape.MONTH_FIRST)) {
                throw new OrderFileException(OrderProblem.DATES_IN_TWO_ORDERS, file, dateColumn,
                        examples(DateShape.DAY_FIRST), examples(DateShape.MONTH_FIRST));
            }
            if (has(DateShape.EITHER) && !has(DateShape.DAY_FIRST) && !has(DateShape.MONTH_FIRST)) {
                throw new OrderFileException(OrderProblem.DATES_AMBIGUOUS, file, dateColumn,
                        examples(DateShape.EITHER));
            }
        }
        if (!given.decimalGiven()) {
            boolean point = has(AmountText.Evidence.POINT);
            boolean comma = has(AmountText.Evidence.COMMA);
            String amountColumn = columns.has(OrderColumn.AMOUNT)
                    ? columns.heading(OrderColumn.AMOUNT)
                    : columns.heading(OrderColumn.QUANTITY) + ", " + columns.heading(OrderColumn.PRICE);
            if (point && comma) {
                throw new OrderFileException(OrderProblem.AMOUNTS_IN_TWO_STYLES, file, amountColumn,
                        examples(AmountText.Evidence.POINT), examples(AmountText.Evidence.COMMA));
            }
            if (has(AmountText.Evidence.EITHER) && !point && !comma) {
                throw new OrderFileException(OrderProblem.AMOUNTS_AMBIGUOUS, file, amountColumn,
                        examples(AmountText.Evidence.EITHER));
            }
        }
        return settleWhatIsClear(given);
    }

    /** Fails when most dates are of a kind that cannot be read without help. */
    public void checkDates(OrderConventions given, String file, OrderColumns columns) throws OrderFileException {
        if (given.dateGiven()) {
            return;
        }
        long all = dateCounts.values().stream().mapToLong(Long::longValue).sum();
        for (DateShape shape : List.of(DateShape.TWO_DIGIT_YEAR, DateShape.SERIAL)) {
            if (dateCounts.getOrDefault(shape, 0L) * 2 > all) {
                throw new OrderFileException(
                        shape == DateShape.SERIAL ? OrderProblem.DATES_SERIAL : OrderProblem.DATES_TWO_DIGIT_YEAR, file,
                        columns.heading(OrderColumn.DATE), examples(shape));
            }
        }
    }

    private boolean has(DateShape shape) {
        return dateExamples.containsKey(shape);
    }

    private boolean has(AmountText.Evidence evidence) {
        return amountExamples.containsKey(evidence);
    }

    private String examples(DateShape shape) {
        return String.join(", ", dateExamples.getOrDefault(shape, List.of()));
    }

    private String examples(AmountText.Evidence evidence) {
        return String.join("; ", amountExamples.getOrDefault(evidence, List.of()));
    }
}
