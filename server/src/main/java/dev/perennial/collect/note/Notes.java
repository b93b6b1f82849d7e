package dev.perennial.collect.note;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.perennial.collect.customer.Customers;
import dev.perennial.collect.note.NoteTable.Note;
import dev.perennial.collect.note.NoteView.Mentioned;
import dev.perennial.collect.note.NoteView.NoteFile;
import dev.perennial.platform.access.Users.User;
import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.catalogue.CatalogueProblem;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Role;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes about customers. */
@Service
public class Notes {

    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_NOTES = 100;
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    /** A new note. */
    public record Draft(@Nullable String text) {
    }

    /** What to change of a note; what is absent stays. */
    public record Change(@Nullable String text, @Nullable Boolean pinned) {
    }

    /** A page of notes, newest first. */
    public record Page(List<NoteView> items, @Nullable String next) {

        public Page {
            items = List.copyOf(items);
        }
    }

    private final NoteTable table;
    private final NoteFiles files;
    private final NoteNotices notices;
    private final MentionedPeople people;
    private final Customers customers;
    private final AuditTrail audit;

    Notes(NoteTable table, NoteFiles files, NoteNotices notices, MentionedPeople people, Customers customers,
            AuditTrail audit) {
        this.table = table;
        this.files = files;
        this.notices = notices;
        this.people = people;
        this.customers = customers;
        this.audit = audit;
    }

    /** Writes a note. Repeated with the same key it finds the note it wrote. */
    @Transactional
    public NoteView write(Caller caller, long customer, Draft draft, @Nullable String key) {
        customers.requireVisible(caller, customer);
        new Violations().text("/text", draft.text(), LONGEST_TEXT).idempotencyKey(key).refuse();
        String text = Objects.requireNonNull(draft.text()).strip();
        if (key != null) {
            Optional<Note> made = table.made(caller, key);
            if (made.isPresent()) {
                if (made.get().customerId() != customer || made.get().deleted()) {
                    throw new ProblemException(NoteProblem.KEY_REUSED);
                }
                return view(caller, made.get());
            }
        }
        long id = table.insert(caller, customer, text, key);
        List<Mentioned> mentioned = people.in(text, customer);
        notices.tell(caller, id, customer, mentioned, true);
        audit.record(caller, "note.create", "note", id, Map.of("customer", customer));
        return get(caller, id);
    }

    /** A note, for those who may see its customer. */
    public NoteView get(Caller caller, long id) {
        return view(caller, require(caller, id, table.find(id)));
    }

    /** The notes after a cursor; or only those on top of the page, all of them. */
    public Page page(Caller caller, long customer, boolean pinnedOnly, int limit, @Nullable String after) {
        new Violations().within("/limit", limit, 1, MOST_NOTES).refuse();
        customers.requireVisible(caller, customer);
        if (pinnedOnly) {
            return new Page(views(caller, table.pinned(customer)), null);
        }
        Instant at = END_OF_TIME;
        long id = Long.MAX_VALUE;
        if (after != null) {
            try {
                String[] parts = after.split("_", -1);
                at = Instant.parse(parts[0]);
                id = Long.parseLong(parts.length == 2 ? parts[1] : "");
            } catch (DateTimeException | NumberFormatException e) {
                throw ProblemException.invalid("/after", CatalogueProblem.CURSOR_INVALID);
            }
        }
        List<Note> notes = table.before(customer, at, id, limit + 1, null);
        List<Note> shown = notes.subList(0, Math.min(limit, notes.size()));
        return new Page(views(caller, shown),
                notes.size() > limit ? shown.getLast().createdAt() + "_" + shown.getLast().id() : null);
    }

    /** Changes a note as it was seen. Anyone who may write notes may pin one. */
    @Transactional
    public NoteView change(Caller caller, long id, long version, Change change) {
        Note note = require(caller, id, table.lock(id));
        if (note.version() != version) {
            throw new ProblemException(KernelProblem.STALE);
        }
        if (change.text() != null) {
            requireMine(caller, note);
            new Violations().text("/text", change.text(), LONGEST_TEXT).refuse();
            table.edit(id, change.text().strip());
            notices.tell(caller, id, note.customerId(), people.in(change.text(), note.customerId()), false);
        }
        if (change.pinned() != null) {
            table.pin(id, change.pinned());
        }
        audit.record(caller, "note.change", "note", id,
                Map.of("customer", note.customerId(), "text", change.text() != null, "pinned",
                        change.pinned() == null ? note.pinned() : change.pinned()));
        return get(caller, id);
    }

    /** Deletes a note; it can be brought back for a while. */
    @Transactional
    public void delete(Caller caller, long id) {
        Note note = require(caller, id, table.lock(id));
        requireMine(caller, note);
        table.delete(id, true);
        audit.record(caller, "note.delete", "note", id, Map.of("customer", note.customerId()));
        List<Long> forgotten = table.forgotten();
        files.removeOf(forgotten);
        table.remove(forgotten);
    }

    /** Brings a deleted note back. */
    @Transactional
    public NoteView restore(Caller caller, long id) {
        Note note = table.lock(id).filter(one -> customers.visible(caller, one.customerId()))
                .orElseThrow(() -> notFound(id));
        requireMine(caller, note);
        if (note.deleted()) {
            table.delete(id, false);
            audit.record(caller, "note.restore", "note", id, Map.of("customer", note.customerId()));
        }
        return get(caller, id);
    }

    /** Refuses to let anyone but the author or an administrator change a note. */
    void requireMine(Caller caller, long id) {
        requireMine(caller, require(caller, id, table.lock(id)));
    }

    private static void requireMine(Caller caller, Note note) {
        if (!isMine(caller, note)) {
            throw new ProblemException(NoteProblem.NOT_YOURS, note.author());
        }
    }

    private static boolean isMine(Caller caller, Note note) {
        return note.by(caller) || caller.role() == Role.ADMIN;
    }

    private Note require(Caller caller, long id, Optional<Note> found) {
        return found.filter(note -> !note.deleted() && customers.visible(caller, note.customerId()))
                .orElseThrow(() -> notFound(id));
    }

    private static ProblemException notFound(long id) {
        return new ProblemException(NoteProblem.NOT_FOUND, String.valueOf(id));
    }

    private NoteView view(Caller caller, Note note) {
        return views(caller, List.of(note)).getFirst();
    }

    /** Notes for the caller, who may see their customer. */
    List<NoteView> views(Caller caller, List<Note> notes) {
        if (notes.isEmpty()) {
            return List.of();
        }
        Map<Long, List<NoteFile>> attached = files.of(notes.stream().map(Note::id).toList());
        List<User> accounts = people.accounts(notes.stream().map(Note::text).toList());
        return notes.stream().map(note -> new NoteView(note.id(), note.customerId(), note.author(), note.text(),
                note.pinned(), note.createdAt(), note.editedAt(), note.version(), isMine(caller, note),
                people.in(note.text(), note.customerId(), accounts), attached.getOrDefault(note.id(), List.of())))
                .toList();
    }
}
