package dev.perennial.collect.commerce;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

import dev.perennial.collect.customer.Customers;
import dev.perennial.platform.catalogue.CatalogueProblem;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Orders of a customer, for those who may see the customer. */
@Service
public class CustomerOrders {

    private static final int MOST_ORDERS = 200;
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** A page of orders, newest first. */
    public record Page(List<OrderView> items, @Nullable String next) {
    }

    private final Customers customers;
    private final OrderQuery query;
    private final OrderDetails details;

    CustomerOrders(Customers customers, OrderQuery query, OrderDetails details) {
        this.customers = customers;
        this.query = query;
        this.details = details;
    }

    /** The orders after a cursor. */
    public Page page(Caller caller, long customer, int limit, @Nullable String after) {
        new Violations().within("/limit", limit, 1, MOST_ORDERS).refuse();
        customers.requireVisible(caller, customer);
        LocalDate day = LAST_DAY;
        long id = Long.MAX_VALUE;
        if (after != null) {
            try {
                String[] parts = after.split("_", -1);
                day = LocalDate.parse(parts[0]);
                id = Long.parseLong(parts.length == 2 ? parts[1] : "");
            } catch (DateTimeException | NumberFormatException e) {
                throw ProblemException.invalid("/after", CatalogueProblem.CURSOR_INVALID);
            }
            if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
                throw ProblemException.invalid("/after", CatalogueProblem.CURSOR_INVALID);
            }
        }
        List<OrderView> orders = details.named(query.before(customer, day, id, limit + 1));
        if (orders.size() <= limit) {
            return new Page(orders, null);
        }
        OrderView last = orders.get(limit - 1);
        return new Page(List.copyOf(orders.subList(0, limit)), last.placedOn() + "_" + last.id());
    }
}
