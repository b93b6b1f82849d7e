package dev.perennial.collect.note.web;

import java.net.URI;

import dev.perennial.collect.note.NoteView;
import dev.perennial.collect.note.Notes;
import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.EntityVersion;
import dev.perennial.platform.kernel.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Notes over HTTP. */
@RestController
@RequestMapping("/api/v1")
class NoteController {

    private static final String NOTE = "/notes/{id:\\d{1,18}}";
    private static final String NOTES_OF_CUSTOMER = "/customers/{id:\\d{1,18}}/notes";

    private final Notes notes;

    NoteController(Notes notes) {
        this.notes = notes;
    }

    @GetMapping(NOTES_OF_CUSTOMER)
    @Allowed(Permission.CUSTOMER_READ)
    Notes.Page notes(Caller caller, @PathVariable long id, @RequestParam(defaultValue = "false") boolean pinned,
            @RequestParam(defaultValue = "20") int limit, @RequestParam(required = false) @Nullable String after) {
        return notes.page(caller, id, pinned, limit, after);
    }

    @PostMapping(NOTES_OF_CUSTOMER)
    @Allowed(Permission.NOTE_WRITE)
    ResponseEntity<NoteView> write(Caller caller, @PathVariable long id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Notes.Draft body) {
        NoteView written = notes.write(caller, id, body, key);
        return answer(ResponseEntity.created(URI.create("/api/v1/notes/" + written.id())), written);
    }

    @GetMapping(NOTE)
    @Allowed(Permission.CUSTOMER_READ)
    ResponseEntity<NoteView> note(Caller caller, @PathVariable long id) {
        return answer(ResponseEntity.ok(), notes.get(caller, id));
    }

    @PatchMapping(NOTE)
    @Allowed(Permission.NOTE_WRITE)
    ResponseEntity<NoteView> changeNote(Caller caller, @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody Notes.Change body) {
        return answer(ResponseEntity.ok(), notes.change(caller, id, EntityVersion.required(version), body));
    }

    @DeleteMapping(NOTE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(Permission.NOTE_WRITE)
    void deleteNote(Caller caller, @PathVariable long id) {
        notes.delete(caller, id);
    }

    @PostMapping(NOTE + "/restore")
    @Allowed(Permission.NOTE_WRITE)
    ResponseEntity<NoteView> restoreNote(Caller caller, @PathVariable long id) {
        return answer(ResponseEntity.ok(), notes.restore(caller, id));
    }

    private static ResponseEntity<NoteView> answer(ResponseEntity.BodyBuilder answer, NoteView view) {
        return answer.eTag(EntityVersion.tag(view.version())).body(view);
    }
}
