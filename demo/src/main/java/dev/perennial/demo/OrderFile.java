package dev.perennial.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A company's orders as CSV: one row per line of an order or refund, customer by customer, each in the order of
 * events. A refund repeats its order's number at a later date with negative quantity and amount.
 */
public final class OrderFile {

    static final String HEADINGS = "order_id,order_date,customer_id,channel,product_id,product,quantity,unit_price,"
            + "discount,amount";

    private OrderFile() {
    }

    /** Writes the file; product names are in the given language. An existing file is replaced. */
    public static void write(DemoCompany company, Locale language, Path file) throws IOException {
        ChunkedFile.write(file, HEADINGS, company.customers(),
                (customer, rows) -> add(company.history(customer), language, rows));
    }

    static void add(CustomerHistory history, Locale language, Rows rows) {
        String customer = history.customer().id();
        for (DemoOrder order : history.orders()) {
            add(customer, order, order.time().toLocalDate(), order.lines(), language, rows);
        }
        for (DemoRefund refund : history.refunds()) {
            add(customer, refund.order(), refund.time().toLocalDate(), refund.lines(), language, rows);
        }
    }

    private static void add(String customer, DemoOrder order, LocalDate day, List<OrderLine> lines, Locale language,
            Rows rows) {
        for (OrderLine line : lines) {
            Product product = line.product();
            rows.text(order.id()).next().date(day).next().text(customer).next().text(order.channel().code()).next()
                    .text(product.id()).next().field(product.name().in(language)).next().number(line.quantity()).next()
                    .hundredths(product.listPrice()).next().hundredths(line.discount()).next()
                    .hundredths(line.amount()).end();
        }
    }
}
