package dev.perennial.collect.note;

import java.util.List;
import java.util.Set;

import dev.perennial.collect.customer.TimelineContributor;
import dev.perennial.collect.customer.TimelineItem;
import dev.perennial.collect.note.NoteTable.Note;
import dev.perennial.platform.kernel.Words;
import org.springframework.stereotype.Component;

/** Tells the timeline of notes. */
@Component
class NoteEvents implements TimelineContributor {

    private static final String NOTE = "note";

    private final NoteTable table;
    private final Notes notes;

    NoteEvents(NoteTable table, Notes notes) {
        this.table = table;
        this.notes = notes;
    }

    @Override
    public String source() {
        return NOTE;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(NOTE);
    }

    @Override
    public List<TimelineItem> items(Query wanted) {
        Words words = Words.beside(NoteEvents.class, "timeline", wanted.language());
        List<Note> found = table.before(wanted.customerId(), wanted.before().at(), wanted.before().id(),
                wanted.limit(), wanted.from());
        return notes.views(wanted.caller(), found).stream().map(note -> item(note, words)).toList();
    }

    private static TimelineItem item(NoteView note, Words words) {
        String title = words.say(note.editedAt() == null ? NOTE : "note.edited", note.author());
        return new TimelineItem(note.createdAt(), note.id(), NOTE, title, note.text(), null, null, null, null, null,
                new TimelineItem.Note(note.id(), note.version(), note.pinned(), note.mine(),
                        note.mentions().stream()
                                .map(one -> new TimelineItem.Named(one.login(), one.name(), one.sees())).toList(),
                        note.files().stream()
                                .map(file -> new TimelineItem.Attached(file.id(), file.name(), file.size())).toList()));
    }
}
