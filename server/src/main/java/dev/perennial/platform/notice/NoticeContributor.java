package dev.perennial.platform.notice;

import java.util.List;
import java.util.Locale;

import dev.perennial.platform.kernel.Caller;

/** Contributes to what people hear of under the bell, and remembers who has seen what. */
public interface NoticeContributor {

    /** What the person is to hear of from this module; nothing of what they may not see. */
    Found find(Query query);

    /** Remembers that the person has seen all there is; may be told again. */
    void markSeen(Person person);

    /** A user who asks. */
    record Person(long userId, Caller caller) {
    }

    /**
     * What to give.
     *
     * @param limit at most so many
     * @param language in which titles and details are written
     */
    record Query(Person person, int limit, Locale language) {
    }

    /**
     * What there is.
     *
     * @param unseen how many are new, also beyond the limit
     * @param newest newest first
     */
    record Found(int unseen, List<Notice> newest) {

        public Found {
            newest = List.copyOf(newest);
        }

        /** Nothing to tell. */
        public static Found none() {
            return new Found(0, List.of());
        }

        /** Of all there is, newest first, what fits the limit. */
        public static Found of(List<Notice> all, int limit) {
            return new Found((int) all.stream().filter(notice -> !notice.seen()).count(),
                    all.stream().limit(limit).toList());
        }
    }
}
