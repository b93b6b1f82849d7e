package dev.perennial.collect.subscription;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

import dev.perennial.collect.customer.CustomerReference;
import dev.perennial.platform.kernel.ItemCheck;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that was checked but not written. Days are days since 1970-01-01, the price is in 1/10,000.
 *
 * @param index in the batch
 * @param changedAt microseconds since 1970-01-01T00:00Z; null where nobody says
 */
record Draft(int index, String key, CustomerReference customer, String product, @Nullable Integer termMonths,
        @Nullable Long price, int startedOn, @Nullable Integer renewsOn, @Nullable Integer cancelledOn,
        @Nullable String cancelCause, @Nullable String cancelNote, @Nullable Long changedAt) {

    private static final int LONGEST = 200;
    private static final int LONGEST_NOTE = 1_000;
    private static final int LONGEST_TERM = 1_200;

    /** Reads a subscription; what is wrong is in the check then. */
    static Draft read(int index, SubscriptionTold told, String source, String currency, ItemCheck check) {
        if (told.currency() != null && !told.currency().equals(currency)) {
            check.add("/currency", SubscriptionProblem.NOT_BASE_CURRENCY, told.currency(), currency);
        }
        if (told.termMonths() != null && (told.termMonths() < 1 || told.termMonths() > LONGEST_TERM)) {
            check.add("/termMonths", SubscriptionProblem.TERM);
        }
        Long price = check.optionalNumber("/price", told.price());
        if (price != null && price < 0) {
            check.add("/price", SubscriptionProblem.BELOW_ZERO);
        }
        int started = check.day("/startedOn", told.startedOn());
        Integer cancelled = later("/cancelledOn", told.cancelledOn(), started, check);
        if (cancelled == null && (told.cancelCause() != null || told.cancelNote() != null)) {
            check.add("/cancelledOn", SubscriptionProblem.CAUSE_WITHOUT_DAY);
        }
        Instant changedAt = check.optionalInstant("/updatedAt", told.updatedAt());
        return new Draft(index, check.required("/key", told.key(), LONGEST),
                CustomerReference.read(told.customer(), told.customerId(), source, check),
                check.required("/product", told.product(), LONGEST), told.termMonths(), price, started,
                later("/renewsOn", told.renewsOn(), started, check), cancelled,
                check.text("/cancelCause", told.cancelCause(), LONGEST),
                check.text("/cancelNote", told.cancelNote(), LONGEST_NOTE),
                changedAt == null ? null : Long.valueOf(ItemCheck.micros(changedAt)));
    }

    private static @Nullable Integer later(String field, @Nullable String told, int start, ItemCheck check) {
        if (told == null) {
            return null;
        }
        int day = check.day(field, told);
        if (day < start && !check.failed()) {
            check.add(field, SubscriptionProblem.BEFORE_START);
        }
        return day;
    }

    /** Two that say the same have the same, whenever they are told. */
    long digest() {
        String text = Arrays.<@Nullable Object>asList(customer.key(), customer.id(), product, termMonths, price,
                startedOn, renewsOn, cancelledOn, cancelCause, cancelNote).stream().map(String::valueOf)
                .collect(Collectors.joining("\1"));
        try {
            return ByteBuffer
                    .wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether this is newer than a version; of two at the same instant the larger digest is. */
    boolean isAfter(long at, long otherAt, long otherDigest) {
        return at > otherAt || (at == otherAt && digest() > otherDigest);
    }
}
