package dev.perennial.collect.note.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import dev.perennial.collect.note.Attachments;
import dev.perennial.collect.note.NoteView.NoteFile;
import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files of notes. Always a download, never a page. */
@RestController
@RequestMapping("/api/v1/notes/{id:\\d{1,18}}/files")
class AttachmentController {

    private final Attachments attachments;

    AttachmentController(Attachments attachments) {
        this.attachments = attachments;
    }

    private record Sent(MultipartFile file) implements Attachments.Upload {

        @Override
        public @Nullable String name() {
            return file.getOriginalFilename();
        }

        @Override
        public long size() {
            return file.getSize();
        }

        @Override
        public InputStream content() throws IOException {
            return file.getInputStream();
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(Permission.NOTE_WRITE)
    NoteFile attach(Caller caller, @PathVariable long id, @RequestParam("file") MultipartFile file) {
        return attachments.add(caller, id, new Sent(file));
    }

    @GetMapping("/{file:\\d{1,18}}")
    @Allowed(Permission.CUSTOMER_READ)
    ResponseEntity<Resource> attachment(Caller caller, @PathVariable long id, @PathVariable long file) {
        Attachments.Download download = attachments.get(caller, id, file);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(download.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(download.name(), StandardCharsets.UTF_8).build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store").body(new FileSystemResource(download.path()));
    }

    @DeleteMapping("/{file:\\d{1,18}}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(Permission.NOTE_WRITE)
    void detach(Caller caller, @PathVariable long id, @PathVariable long file) {
        attachments.remove(caller, id, file);
    }
}
