package dev.perennial.collect.note;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A note.
 *
 * @param author as called when it was written
 * @param mine whether the caller may change it
 */
public record NoteView(long id, long customerId, String author, String text, boolean pinned, Instant createdAt,
        @Nullable Instant editedAt, long version, boolean mine, List<Mentioned> mentions, List<NoteFile> files) {

    public NoteView {
        mentions = List.copyOf(mentions);
        files = List.copyOf(files);
    }

    /**
     * Somebody a note names.
     *
     * @param sees whether they may see the customer; if not they do not hear of the note
     */
    public record Mentioned(long id, String login, String name, boolean sees) {
    }

    /** A file of a note. */
    public record NoteFile(long id, String name, long size) {
    }
}
