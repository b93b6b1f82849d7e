package dev.perennial.engine.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import dev.perennial.demo.DemoCompany;
import dev.perennial.demo.OrderFile;
import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.engine.orders.OrderLog;
import dev.perennial.engine.orders.OrderReadSettings;
import dev.perennial.engine.orders.OrderReader;

/** Order histories for tests. */
final class Orders {

    private Orders() {
    }

    /** A company with refunds and order numbers. */
    static OrderLog company(int customers) {
        return written(file -> OrderFile.write(DemoCompany.standard().withCustomers(customers), Locale.ENGLISH, file));
    }

    /** Lines of customer, date and amount, each an order of its own. */
    static OrderLog lines(List<String> lines) {
        return written(file -> Files.writeString(file, "customer_id,order_date,amount\n" + String.join("\n", lines)));
    }

    private interface Content {
        void write(Path file) throws IOException;
    }

    private static OrderLog written(Content content) {
        try {
            Path file = Files.createTempFile("orders", ".csv");
            try {
                content.write(file);
                return OrderReader.read(file, OrderReadSettings.defaults());
            } finally {
                Files.delete(file);
            }
        } catch (IOException | OrderFileException e) {
            throw new IllegalStateException(e);
        }
    }
}
