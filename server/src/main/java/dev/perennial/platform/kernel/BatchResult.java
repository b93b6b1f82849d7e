package dev.perennial.platform.kernel;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What became of each item of a batch, in the order of the batch. */
public record BatchResult(List<Item> items) {

    /** Items that one batch holds at most. */
    public static final int MOST_ITEMS = 1_000;

    /** What became of an item. */
    public enum Status {
        CREATED, UPDATED,
        /** What was told is known already, or something newer is. */
        UNCHANGED, REJECTED;

        private String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An item's fate.
     *
     * @param index of the item in the batch, from 0
     * @param status created, updated, unchanged or rejected
     * @param id of the record; none where it was rejected
     * @param problem why it was rejected
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(int index, String status, @Nullable Long id, @Nullable Fault problem) {

        public static Item of(int index, Status status, long id) {
            return new Item(index, status.code(), id, null);
        }

        /** Of an item that was not taken. */
        public static Item rejected(int index, ProblemException why, Locale language) {
            return new Item(index, Status.REJECTED.code(), null, new Fault(why.problem().code(), why.text(language),
                    why.violations().stream()
                            .map(one -> new Place(one.pointer(), one.problem().code(), one.text(language))).toList()));
        }
    }

    /** Why an item was rejected. */
    public record Fault(String code, String detail, List<Place> violations) {
    }

    /** What is wrong in an item, with a pointer into the request. */
    public record Place(String pointer, String code, String detail) {
    }

    /** Refuses a batch that is empty or too large. */
    public static <T> List<T> requireSize(@Nullable List<T> items) {
        new Violations().within("/items", items == null ? 0 : items.size(), 1, MOST_ITEMS).refuse();
        return items == null ? List.of() : items;
    }
}
