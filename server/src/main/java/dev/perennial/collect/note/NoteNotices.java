package dev.perennial.collect.note;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.perennial.collect.customer.CustomerTexts;
import dev.perennial.collect.customer.CustomerTexts.Title;
import dev.perennial.collect.note.NoteView.Mentioned;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Words;
import dev.perennial.platform.notice.Notice;
import dev.perennial.platform.notice.NoticeContributor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is to hear of which note: those whom it names and those who follow the customer, never its own author. */
@Component
class NoteNotices implements NoticeContributor {

    private static final int MOST = 100;
    private static final int EXCERPT = 200;

    private record Told(long noteId, long customerId, String author, String text, Instant at, String reason,
            boolean seen) {
    }

    private final JdbcClient jdbc;
    private final NoteTable notes;
    private final CustomerTexts customers;

    NoteNotices(JdbcClient jdbc, NoteTable notes, CustomerTexts customers) {
        this.jdbc = jdbc;
        this.notes = notes;
        this.customers = customers;
    }

    /** Tells those whom a note names, and of a new one also those who follow the customer. Nobody is told twice. */
    void tell(Caller author, long note, long customer, Collection<Mentioned> mentioned, boolean isNew) {
        long[] ids = mentioned.stream().filter(Mentioned::sees).mapToLong(Mentioned::id).toArray();
        jdbc.sql("""
                INSERT INTO collect.note_mention (note_id, user_id, reason)
                SELECT :note, u.id, 'mentioned'
                FROM unnest(:users::bigint[]) AS u (id)
                WHERE u.id <> :author
                UNION ALL
                SELECT :note, f.user_id, 'followed'
                FROM collect.note_follow f
                WHERE f.customer_id = :customer
                  AND :new
                  AND f.user_id <> :author
                  AND f.user_id <> ALL (:users::bigint[])
                ON CONFLICT DO NOTHING
                """).param("note", note).param("users", ids).param("author", author.userId().orElse(-1))
                .param("customer", customer).param("new", isNew).update();
    }

    @Override
    public Found find(Query query) {
        List<Told> told = jdbc.sql("""
                SELECT n.id, n.customer_id, n.author_name, left(n.text, :excerpt) AS text, n.created_at, m.reason,
                       m.seen_at IS NOT NULL AS seen
                FROM collect.note_mention m
                JOIN collect.note_note n ON n.id = m.note_id
                WHERE m.user_id = :user
                  AND n.deleted_at IS NULL
                ORDER BY m.note_id DESC
                LIMIT :limit
                """).param("excerpt", EXCERPT).param("user", query.person().userId()).param("limit", MOST)
                .query((row, _) -> new Told(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant(), row.getString(6), row.getBoolean(7)))
                .list();
        Map<Long, Title> titles = customers.visible(query.person().caller(),
                told.stream().map(Told::customerId).collect(Collectors.toSet()));
        Words words = Words.beside(NoteNotices.class, "notices", query.language());
        return Found.of(told.stream().filter(one -> titles.containsKey(one.customerId()))
                .map(one -> notice(one, Objects.requireNonNull(titles.get(one.customerId())).name(), words)).toList(),
                query.limit());
    }

    private static Notice notice(Told one, String customer, Words words) {
        return new Notice(one.reason(), one.noteId(), one.at(), words.say(one.reason(), one.author(), customer),
                List.of(one.text()), new Notice.About("customer", one.customerId()), one.seen());
    }

    @Override
    public void markSeen(Person person) {
        jdbc.sql("UPDATE collect.note_mention SET seen_at = ? WHERE user_id = ? AND seen_at IS NULL").param(notes.now())
                .param(person.userId()).update();
    }
}
