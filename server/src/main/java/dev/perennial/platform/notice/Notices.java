package dev.perennial.platform.notice;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Violations;
import dev.perennial.platform.notice.NoticeContributor.Found;
import dev.perennial.platform.notice.NoticeContributor.Person;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person is to hear of, gathered from all modules that have something to tell. */
@Service
public class Notices {

    private static final int MOST = 100;
    private static final Comparator<Notice> NEWEST_FIRST = Comparator.comparing(Notice::at, Comparator.reverseOrder())
            .thenComparing(Notice::kind).thenComparing(Notice::id, Comparator.reverseOrder());

    /**
     * The newest notices.
     *
     * @param unseen how many are new
     */
    public record Inbox(int unseen, List<Notice> items) {

        public Inbox {
            items = List.copyOf(items);
        }
    }

    private final List<NoticeContributor> contributors;

    Notices(List<NoticeContributor> contributors) {
        this.contributors = List.copyOf(contributors);
    }

    /** What the caller is to hear of, newest first. */
    public Inbox of(Caller caller, int limit, Locale language) {
        new Violations().within("/limit", limit, 1, MOST).refuse();
        var query = new NoticeContributor.Query(person(caller), limit, language);
        List<Found> found = contributors.stream().map(contributor -> contributor.find(query)).toList();
        return new Inbox(found.stream().mapToInt(Found::unseen).sum(),
                found.stream().flatMap(one -> one.newest().stream()).sorted(NEWEST_FIRST).limit(limit).toList());
    }

    /** Remembers that the caller has seen all notices. */
    @Transactional
    public void seen(Caller caller) {
        Person person = person(caller);
        contributors.forEach(contributor -> contributor.markSeen(person));
    }

    private static Person person(Caller caller) {
        return new Person(caller.userId().orElseThrow(() -> new ProblemException(NoticeProblem.NOBODYS_INBOX)),
                caller);
    }
}
