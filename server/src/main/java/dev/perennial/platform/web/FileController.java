package dev.perennial.platform.web;

import java.nio.charset.StandardCharsets;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.storage.StoredFiles;
import dev.perennial.platform.storage.StoredFiles.StoredFile;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Files made for the caller: exports, rows that an import refused. Always a download, never a page. */
@RestController
class FileController {

    private final StoredFiles files;

    FileController(StoredFiles files) {
        this.files = files;
    }

    @GetMapping("/api/v1/files/{id}")
    @Allowed(Permission.SELF)
    ResponseEntity<Resource> file(Caller caller, @PathVariable long id) {
        StoredFile file = files.find(caller, id)
                .orElseThrow(() -> new ProblemException(WebProblem.NOT_FOUND, "/api/v1/files/" + id));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(file.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store").body(new FileSystemResource(file.path()));
    }
}
