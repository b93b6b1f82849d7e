package dev.perennial.engine.files;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.perennial.engine.orders.AmountReader;
import dev.perennial.engine.orders.CellText;
import dev.perennial.engine.orders.DateReader;
import dev.perennial.engine.orders.OrderConventions;
import dev.perennial.engine.orders.OrderStatus;
import dev.perennial.engine.orders.Reading;
import org.jspecify.annotations.Nullable;

/** Reads rows of orders. */
final class OrderRows implements RowReader<OrderLine> {

    static final int LONGEST_KEY = 200;
    private static final int LONGEST_TEXT = 300;
    /** What the sum of an order's lines leaves room for, in 1/10,000. */
    private static final double LARGEST = 1e16;
    private static final int LONGEST_WORD = 100;
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> RENMINBI = Set.of("RMB", "元", "人民币", "¥", "￥");

    private final RowCells cells;
    private final DateReader dates;
    private final AmountReader amounts;
    private final AmountReader quantities;
    private final AmountReader prices;
    private final boolean product;
    private final String currency;
    private final String baseCurrency;
    private final ExchangeRates rates;
    private String lastStatus = "";
    private OrderStatus lastMeaning = OrderStatus.PLACED;

    /**
     * Reads rows in these conventions.
     *
     * @param currency of rows that name none
     * @param baseCurrency into which others are converted
     * @param rates of the others
     */
    OrderRows(Map<ImportField, Integer> mapping, int columns, OrderConventions conventions, String currency,
            String baseCurrency, ExchangeRates rates) {
        this.cells = new RowCells(mapping, columns);
        this.dates = conventions.dates();
        this.amounts = conventions.amounts();
        this.quantities = conventions.amounts();
        this.prices = conventions.amounts();
        this.product = !mapping.containsKey(OrderField.AMOUNT);
        this.currency = currency;
        this.baseCurrency = baseCurrency;
        this.rates = rates;
    }

    @Override
    public RowReading<OrderLine> read(long line, List<String> row) {
        if (!cells.begin(row)) {
            return cells.refusal();
        }
        String customer = customer();
        String status = cells.text(OrderField.STATUS, LONGEST_WORD);
        OrderStatus meaning = status == null ? OrderStatus.PLACED : meaning(status);
        if (meaning == OrderStatus.CANCELLED) {
            cells.problem(OrderField.STATUS, RowFault.CANCELLED, String.valueOf(status));
            return cells.refusal();
        }
        boolean dated = cells.date(OrderField.PLACED_AT, dates);
        Long quantity = quantity();
        money();
        String money = currency();
        long rate = dated && !money.equals(baseCurrency) ? rate(money) : 0;
        String order = cells.text(OrderField.ORDER_NUMBER, LONGEST_KEY);
        String item = cells.text(OrderField.PRODUCT, LONGEST_TEXT);
        String channel = cells.text(OrderField.CHANNEL, LONGEST_WORD);
        String name = cells.text(OrderField.CUSTOMER_NAME, LONGEST_TEXT);
        if (!cells.valid()) {
            return cells.refusal();
        }
        long amount = amounts.value();
        if (rate != 0 && Math.abs((double) amount) * rate / ExchangeRates.ONE > LARGEST) {
            cells.problem(OrderField.AMOUNT, RowFault.BAD_AMOUNT, cells.value(OrderField.AMOUNT));
            return cells.refusal();
        }
        if (meaning == OrderStatus.REFUNDED) {
            if (amount == 0) {
                cells.problem(OrderField.STATUS, RowFault.CANCELLED, String.valueOf(status));
                return cells.refusal();
            }
            amount = -Math.abs(amount);
        }
        return new RowReading.Line<>(new OrderLine(line, customer, order, dates.day(), dates.epochSecond(), amount,
                quantity, item, status, money, rate, channel, name));
    }

    private String customer() {
        String customer = cells.value(OrderField.CUSTOMER);
        if (CellText.isNobody(customer)) {
            cells.problem(OrderField.CUSTOMER, RowFault.NO_CUSTOMER);
            return "";
        }
        String key = cells.text(OrderField.CUSTOMER, LONGEST_KEY);
        return key == null ? "" : key;
    }

    private OrderStatus meaning(String status) {
        if (!status.equals(lastStatus)) {
            lastStatus = status;
            lastMeaning = OrderStatus.of(status);
        }
        return lastMeaning;
    }

    private @Nullable Long quantity() {
        boolean needed = product || !cells.value(OrderField.QUANTITY).isEmpty();
        return needed && cells.number(OrderField.QUANTITY, quantities, RowFault.BAD_QUANTITY)
                ? quantities.value()
                : null;
    }

    private void money() {
        if (!product) {
            cells.number(OrderField.AMOUNT, amounts, RowFault.BAD_AMOUNT);
        } else if (cells.number(OrderField.PRICE, prices, RowFault.BAD_AMOUNT) && cells.valid()
                && amounts.product(quantities, prices) != Reading.READ) {
            cells.problem(OrderField.PRICE, RowFault.BAD_AMOUNT, cells.value(OrderField.PRICE));
        }
    }

    private String currency() {
        String named = cells.value(OrderField.CURRENCY);
        if (named.isEmpty()) {
            return currency;
        }
        String code = RENMINBI.contains(named) ? "CNY" : named.toUpperCase(Locale.ROOT);
        if (!CURRENCIES.contains(code)) {
            cells.problem(OrderField.CURRENCY, RowFault.BAD_CURRENCY, named);
        }
        return code;
    }

    /** The rate of the day. */
    private long rate(String code) {
        long rate = rates.on(code, dates.day());
        if (rate == 0 && CURRENCIES.contains(code)) {
            cells.problem(OrderField.CURRENCY, RowFault.NO_RATE, code, LocalDate.ofEpochDay(dates.day()).toString());
        }
        return rate;
    }
}
