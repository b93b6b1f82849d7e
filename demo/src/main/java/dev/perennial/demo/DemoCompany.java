package dev.perennial.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.perennial.engine.value.PeriodUnit;

/**
 * The settings of a made-up company and, from them, everything that happened in it. Customers are numbered from 1;
 * each is computed when asked for, alone.
 *
 * @param customers how many
 * @param start first business day
 * @param end last business day, inclusive
 * @param seed the same seed, the same company
 * @param truth what the orders are drawn from
 * @param growth rate of acquisition on the last day as a multiple of the rate on the first
 * @param seasonal whether the Chinese trading year is laid over the orders
 */
public record DemoCompany(long customers, LocalDate start, LocalDate end, long seed, Truth truth, double growth,
        boolean seasonal) {

    /** Changes whenever the same settings give other facts. */
    public static final int GENERATOR_VERSION = 1;

    private static final double REFUND_SHARE = 0.03;
    private static final double FULL_REFUND_SHARE = 0.6;
    private static final double USUAL_CHANNEL_SHARE = 0.7;

    private static final Baskets BASKETS = new Baskets(Catalogue.evergreen());
    private static final Weighted<List<String>> PLACES = Weighted.of(Table.read("places.tsv").rows(),
            row -> Double.parseDouble(row.get(4)));
    private static final Weighted<Channel> CHANNELS = Weighted.of(List.of(Channel.values()),
            channel -> switch (channel) {
                case STORE -> 0.34;
                case WEB -> 0.14;
                case WECOM -> 0.24;
                case MARKETPLACE -> 0.28;
            });

    public DemoCompany {
        if (customers < 1) {
            throw new IllegalArgumentException("a company has at least one customer");
        }
        if (start.isAfter(end)) {
            throw new IllegalArgumentException("the first day must not be after the last");
        }
    }

    /** Evergreen Home as everyone knows it: 20,000 customers, three years to 2026-06-30. */
    public static DemoCompany standard() {
        return new DemoCompany(20_000, LocalDate.of(2023, 7, 1), LocalDate.of(2026, 6, 30), 20_260_630L,
                Truth.furnisher(), 2, true);
    }

    public DemoCompany withCustomers(long value) {
        return new DemoCompany(value, start, end, seed, truth, growth, seasonal);
    }

    /** As long a history that ends on another day. */
    public DemoCompany until(LocalDate last) {
        long days = ChronoUnit.DAYS.between(end, last);
        return new DemoCompany(customers, start.plusDays(days), last, seed, truth, growth, seasonal);
    }

    public DemoCompany withSeed(long value) {
        return new DemoCompany(customers, start, end, value, truth, growth, seasonal);
    }

    public DemoCompany withSeasonal(boolean value) {
        return new DemoCompany(customers, start, end, seed, truth, growth, value);
    }

    /** The company's name. */
    public static Text name() {
        return new Text("常青家居", "Evergreen Home");
    }

    /** The draws behind the orders: the same customers without season and rounding. */
    public Simulation simulation() {
        double days = clock().reading(end.plusDays(1)) - clock().reading(start);
        return new Simulation(truth, days / PeriodUnit.WEEK.days(), growth, seed);
    }

    public Stream<CustomerHistory> histories() {
        return LongStream.rangeClosed(1, customers).mapToObj(this::history);
    }

    /** Who customer {@code number} is. */
    public DemoCustomer customer(long number) {
        RandomStream stream = RandomStream.of(seed, Purpose.PROFILE, number);
        var language = Names.language(stream);
        String name = Names.draw(language, stream);
        List<String> place = PLACES.draw(stream);
        return new DemoCustomer(number, "C" + padded(number, 6), name, language,
                new Place(new Text(place.get(0), place.get(1)), new Text(place.get(2), place.get(3))),
                CHANNELS.draw(stream));
    }

    /** Everything about customer {@code number}. */
    public CustomerHistory history(long number) {
        DemoCustomer customer = customer(number);
        List<DemoOrder> orders = orders(customer);
        List<DemoRefund> refunds = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            refund(orders.get(i), RandomStream.of(seed, Purpose.REFUND, number, i)).ifPresent(refunds::add);
        }
        return new CustomerHistory(customer, orders, refunds);
    }

    private List<DemoOrder> orders(DemoCustomer customer) {
        long number = customer.number();
        Simulation simulation = simulation();
        double[] weeks = simulation.orderTimes(number);
        double[] amounts = simulation.amounts(number, weeks.length);
        double opening = clock().reading(start);
        List<DemoOrder> orders = new ArrayList<>(weeks.length);
        for (int i = 0; i < weeks.length; i++) {
            LocalDateTime time = clock().at(opening + weeks[i] * PeriodUnit.WEEK.days());
            long amount = Math.max(1, Math.round(amounts[i] * 100));
            RandomStream choice = RandomStream.of(seed, Purpose.CHANNEL, number, i);
            Channel channel = choice.chance(USUAL_CHANNEL_SHARE) ? customer.channel() : CHANNELS.draw(choice);
            orders.add(new DemoOrder(customer.id() + "-" + padded(i + 1, 3), time, channel,
                    BASKETS.fill(amount, RandomStream.of(seed, Purpose.BASKET, number, i))));
        }
        return orders;
    }

    private Optional<DemoRefund> refund(DemoOrder order, RandomStream stream) {
        if (!stream.chance(REFUND_SHARE)) {
            return Optional.empty();
        }
        boolean full = stream.chance(FULL_REFUND_SHARE);
        LocalDateTime time = order.time().plusDays(2L + stream.below(13)).plusMinutes(stream.below(240));
        if (time.toLocalDate().isAfter(end)) {
            return Optional.empty();
        }
        List<OrderLine> lines = full ? order.lines() : List.of(order.lines().get(stream.below(order.lines().size())));
        return Optional.of(new DemoRefund(order, time, lines.stream().map(OrderLine::reversed).toList()));
    }

    private static String padded(long number, int width) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private SeasonClock clock() {
        return seasonal ? SeasonClock.CHINESE_RETAIL : SeasonClock.EVEN;
    }
}
