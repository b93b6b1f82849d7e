package dev.perennial.collect.subscription;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.perennial.collect.customer.Customers;
import dev.perennial.collect.subscription.SubscriptionTable.View;
import dev.perennial.collect.subscription.UsageTable.Month;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.storage.Installation;
import org.springframework.stereotype.Service;

/** What a customer subscribed to and used. */
@Service
class CustomerSubscriptions {

    private static final int MONTHS = 12;

    /** What was used of something, month by month. */
    record Used(String metric, BigDecimal[] quantities, LocalDate last) {
    }

    /** The subscriptions, the newest first, and the usage of twelve months, the running one last. */
    record Panel(List<View> items, List<LocalDate> months, List<Used> usage) {
    }

    private final SubscriptionTable subscriptions;
    private final UsageTable usage;
    private final Customers customers;
    private final Installation installation;
    private final Clock clock;

    CustomerSubscriptions(SubscriptionTable subscriptions, UsageTable usage, Customers customers,
            Installation installation, Clock clock) {
        this.subscriptions = subscriptions;
        this.usage = usage;
        this.customers = customers;
        this.installation = installation;
        this.clock = clock;
    }

    /** Those of a customer whom the caller may see. */
    Panel of(Caller caller, long customer) {
        customers.requireVisible(caller, customer);
        LocalDate today = LocalDate.ofInstant(clock.instant(), installation.zone());
        LocalDate first = today.withDayOfMonth(1).minusMonths(MONTHS - 1);
        List<LocalDate> months = IntStream.range(0, MONTHS).mapToObj(first::plusMonths).toList();
        Map<String, List<Month>> byMetric = new TreeMap<>();
        for (Month month : usage.months(customer, first)) {
            byMetric.computeIfAbsent(month.metric(), _ -> new ArrayList<>()).add(month);
        }
        List<Used> used = new ArrayList<>();
        byMetric.forEach((metric, own) -> {
            BigDecimal[] quantities = new BigDecimal[MONTHS];
            Arrays.fill(quantities, BigDecimal.ZERO);
            LocalDate last = first;
            for (Month month : own) {
                int place = months.indexOf(month.month());
                if (place >= 0) {
                    quantities[place] = month.quantity();
                    last = month.last();
                }
            }
            used.add(new Used(metric, quantities, last));
        });
        return new Panel(subscriptions.of(customer, today), months, used);
    }
}
