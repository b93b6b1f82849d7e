package dev.perennial.engine.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Objects;

import dev.perennial.engine.orders.OrderColumn;
import dev.perennial.engine.orders.OrderReadSettings;
import dev.perennial.engine.orders.ReadProgress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where the orders are and how to read them. */
final class OrderOptions {

    @Option(names = "--orders", required = true, paramLabel = "FILE", descriptionKey = "orders.file")
    @Nullable
    Path file;

    @Option(names = "--customer", paramLabel = "COL", descriptionKey = "orders.customer")
    @Nullable
    String customer;

    @Option(names = "--date", paramLabel = "COL", descriptionKey = "orders.date")
    @Nullable
    String date;

    @Option(names = "--amount", paramLabel = "COL", descriptionKey = "orders.amount")
    @Nullable
    String amount;

    @Option(names = "--quantity", paramLabel = "COL", descriptionKey = "orders.quantity")
    @Nullable
    String quantity;

    @Option(names = "--price", paramLabel = "COL", descriptionKey = "orders.price")
    @Nullable
    String price;

    @Option(names = "--order", paramLabel = "COL", descriptionKey = "orders.order")
    @Nullable
    String order;

    @Option(names = "--status", paramLabel = "COL", descriptionKey = "orders.status")
    @Nullable
    String status;

    @Option(names = "--date-format", paramLabel = "ymd|dmy|mdy|PATTERN", descriptionKey = "orders.date-format")
    @Nullable
    String dateFormat;

    @Option(names = "--decimal", paramLabel = ".|,", descriptionKey = "orders.decimal")
    @Nullable
    Character decimal;

    @Option(names = "--delimiter", paramLabel = "CHAR", descriptionKey = "orders.delimiter")
    @Nullable
    String delimiter;

    @Option(names = "--encoding", paramLabel = "NAME", descriptionKey = "orders.encoding")
    @Nullable
    String encoding;

    @Option(names = "--zone", paramLabel = "ZONE", descriptionKey = "orders.zone")
    @Nullable
    ZoneId zone;

    @Option(names = "--rejects", paramLabel = "FILE", descriptionKey = "orders.rejects")
    @Nullable
    Path rejects;

    @Option(names = "--max-rejected", paramLabel = "SHARE", defaultValue = "0.05", descriptionKey = "orders.max-rejected")
    double maxRejected = 0.05;

    @Option(names = "--max-anonymous", paramLabel = "SHARE", defaultValue = "0.50", descriptionKey = "orders.max-anonymous")
    double maxAnonymous = 0.50;

    Path file() {
        return Objects.requireNonNull(file);
    }

    /** @throws OptionException naming the first value that cannot be */
    OrderReadSettings settings(Path rejectFile, ReadProgress progress) {
        requireShare("--max-rejected", "0.05", maxRejected);
        requireShare("--max-anonymous", "0.50", maxAnonymous);
        OrderReadSettings settings = OrderReadSettings.defaults().withRejectFile(rejectFile).withProgress(progress)
                .withMaxRejectedShare(maxRejected).withMaxAnonymousShare(maxAnonymous);
        settings = column(settings, OrderColumn.CUSTOMER, customer);
        settings = column(settings, OrderColumn.DATE, date);
        settings = column(settings, OrderColumn.AMOUNT, amount);
        settings = column(settings, OrderColumn.QUANTITY, quantity);
        settings = column(settings, OrderColumn.PRICE, price);
        settings = column(settings, OrderColumn.ORDER, order);
        settings = column(settings, OrderColumn.STATUS, status);
        if (dateFormat != null) {
            settings = settings.withDateFormat(dateFormat);
        }
        if (decimal != null) {
            OptionException.require(decimal == '.' || decimal == ',', "--decimal", "decimal", ".", decimal);
            settings = settings.withDecimal(decimal);
        }
        if (delimiter != null) {
            settings = settings.withDelimiter(character(delimiter));
        }
        if (encoding != null) {
            settings = settings.withEncoding(encoding);
        }
        return zone == null ? settings : settings.withZone(zone);
    }

    private static char character(String delimiter) {
        if ("\\t".equals(delimiter) || "tab".equals(delimiter)) {
            return '\t';
        }
        OptionException.require(delimiter.length() == 1 && !"\"\r\n".contains(delimiter), "--delimiter", "delimiter",
                ";",
                delimiter);
        return delimiter.charAt(0);
    }

    private static void requireShare(String option, String example, double share) {
        OptionException.require(share >= 0 && share <= 1, option, "share", example, share);
    }

    private static OrderReadSettings column(OrderReadSettings settings, OrderColumn role, @Nullable String heading) {
        return heading == null ? settings : settings.withColumn(role, heading);
    }
}
