package dev.perennial.collect.commerce;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import dev.perennial.collect.commerce.OrderRow.Content;
import dev.perennial.collect.customer.CustomerReference;
import org.jspecify.annotations.Nullable;

/**
 * A digest of what an order says. Two that say the same have the same, whenever they are told. It is kept in the database, so
 * a change of this class makes every order that is told again an update.
 */
final class OrderDigest {

    private static final char END = '\1';
    private final StringBuilder text = new StringBuilder(500);

    private OrderDigest() {
    }

    static long of(CustomerReference customer, Content content) {
        OrderDigest digest = new OrderDigest();
        CustomerReference.Key key = customer.key();
        digest.add(key == null ? null : key.source()).add(key == null ? null : key.key()).add(customer.id())
                .add(content.placedAt()).add(content.amount()).add(content.currency())
                .add(content.status()).add(content.channel()).add(content.refundOf()).add(content.refundLine())
                .add(content.lines().size());
        content.lines().forEach(
                line -> digest.add(line.product()).add(line.quantity()).add(line.price()).add(line.amount()));
        content.payments().forEach(payment -> digest.add(payment.key()).add(payment.method()).add(payment.amount())
                .add(payment.paidAt()));
        return digest.value();
    }

    private OrderDigest add(@Nullable Object value) {
        if (value != null) {
            text.append(value);
        }
        text.append(END);
        return this;
    }

    private long value() {
        try {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
