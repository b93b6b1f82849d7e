package dev.perennial.collect.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

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
        @Nullable String to, @Nullable Note note) {

    /**
     * What a note is besides its text.
     *
     * @param mine whether the caller may change it
     */
    public record Note(long id, long version, boolean pinned, boolean mine, List<Named> mentions,
            List<Attached> files) {

        public Note {
            mentions = List.copyOf(mentions);
            files = List.copyOf(files);
        }
    }

    /**
     * Somebody whom a note names.
     *
     * @param sees whether they may see the customer; if not they do not hear of the note
     */
    public record Named(String login, String name, boolean sees) {
    }

    /** A file of a note. */
    public record Attached(long id, String name, long size) {
    }

    /** An item that is no note. */
    public TimelineItem(Instant at, long id, String kind, String title, @Nullable String detail,
            @Nullable BigDecimal amount, @Nullable String currency, @Nullable Long orderId, @Nullable String from,
            @Nullable String to) {
        this(at, id, kind, title, detail, amount, currency, orderId, from, to, null);
    }

    /** An item in words only. */
    public static TimelineItem said(Instant at, long id, String kind, String title, @Nullable String detail) {
        return new TimelineItem(at, id, kind, title, detail, null, null, null, null, null);
    }
}
