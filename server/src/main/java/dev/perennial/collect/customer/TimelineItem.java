package dev.perennial.collect.customer;

import java.math.BigDecimal;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a customer.
 *
 * @param id tells items of one source at the same instant apart; larger is later
 * @param kind for example {@code order}
 * @param title what happened, in words
 * @param detail more of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineItem(Instant at, @JsonIgnore long id, String kind, String title, @Nullable String detail,
        @Nullable BigDecimal amount, @Nullable String currency, @Nullable Long orderId, @Nullable String from,
        @Nullable String to) {

    /** An item in words only. */
    public static TimelineItem said(Instant at, long id, String kind, String title, @Nullable String detail) {
        return new TimelineItem(at, id, kind, title, detail, null, null, null, null, null);
    }
}
