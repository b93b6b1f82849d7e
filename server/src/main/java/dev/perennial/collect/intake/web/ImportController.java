package dev.perennial.collect.intake.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.perennial.collect.intake.DefinedFields;
import dev.perennial.collect.intake.Drafts;
import dev.perennial.collect.intake.ImportCounts;
import dev.perennial.collect.intake.ImportRequest;
import dev.perennial.collect.intake.Imports;
import dev.perennial.collect.intake.IntakeProblem;
import dev.perennial.collect.intake.store.ImportTable.ImportRow;
import dev.perennial.collect.intake.web.ImportViews.CheckView;
import dev.perennial.collect.intake.web.ImportViews.DraftView;
import dev.perennial.collect.intake.web.ImportViews.FieldView;
import dev.perennial.collect.intake.web.ImportViews.FieldsView;
import dev.perennial.collect.intake.web.ImportViews.ImportView;
import dev.perennial.collect.intake.web.ImportViews.ImportsView;
import dev.perennial.collect.intake.web.ImportViews.StartedView;
import dev.perennial.engine.files.ImportObject;
import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.jobs.JobView;
import dev.perennial.platform.jobs.Jobs;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Words;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Uploads, checks and imports files. */
@RestController
@RequestMapping("/api/v1/imports")
class ImportController {

    private static final int MOST_LISTED = 200;

    private final Drafts drafts;
    private final Imports imports;
    private final Jobs jobs;
    private final JsonMapper json;
    private final DefinedFields defined;

    ImportController(Drafts drafts, Imports imports, Jobs jobs, JsonMapper json, DefinedFields defined) {
        this.drafts = drafts;
        this.imports = imports;
        this.jobs = jobs;
        this.json = json;
        this.defined = defined;
    }

    @PostMapping(path = "/drafts", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(Permission.IMPORT_RUN)
    DraftView upload(Caller caller, @RequestParam("file") MultipartFile file) {
        return ImportViews.of(keep(caller, file), defined.of(ImportObject.CUSTOMERS));
    }

    private Drafts.Draft keep(Caller caller, MultipartFile file) {
        try (InputStream content = file.getInputStream()) {
            return drafts.upload(caller, file.getOriginalFilename(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/drafts/{id}")
    @Allowed(Permission.IMPORT_RUN)
    DraftView draft(Caller caller, @PathVariable long id) {
        return ImportViews.of(drafts.find(caller, id), defined.of(ImportObject.CUSTOMERS));
    }

    @PostMapping("/drafts/{id}/check")
    @Allowed(Permission.IMPORT_RUN)
    CheckView check(Caller caller, Locale language, @PathVariable long id, @RequestBody ImportRequest body) {
        return ImportViews.of(drafts.check(caller, id, body), language);
    }

    /** Imports the file that comes along, or one that was uploaded before. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Allowed(Permission.IMPORT_RUN)
    ResponseEntity<StartedView> importFile(Caller caller, Locale language, HttpServletRequest http,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam("request") String request) {
        ImportRequest asked = parsed(request, http);
        if (file == null) {
            return started(caller, asked, language);
        }
        return started(imports.start(caller, keep(caller, file).id(), asked, language));
    }

    /** Imports a file that was uploaded before. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(Permission.IMPORT_RUN)
    ResponseEntity<StartedView> importDraft(Caller caller, Locale language, @RequestBody ImportRequest body) {
        return started(caller, body, language);
    }

    private ResponseEntity<StartedView> started(Caller caller, ImportRequest asked, Locale language) {
        if (asked.draftId() == null) {
            throw ProblemException.invalid("/draftId", IntakeProblem.FILE_MISSING);
        }
        return started(imports.start(caller, asked.draftId(), asked, language));
    }

    private static ResponseEntity<StartedView> started(Imports.Started started) {
        return ResponseEntity.accepted().location(URI.create("/api/v1/imports/" + started.id()))
                .body(new StartedView(started.id(), started.jobId()));
    }

    /** A part of a form is read as any body is, so that what is wrong with it is told in the same way. */
    private ImportRequest parsed(String request, HttpServletRequest http) {
        try {
            return json.readValue(request, ImportRequest.class);
        } catch (JacksonException e) {
            throw new HttpMessageNotReadableException("request", e, new ServletServerHttpRequest(http));
        }
    }

    @GetMapping
    @Allowed(Permission.IMPORT_RUN)
    ImportsView list(Locale language, @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable Long after) {
        int most = Math.clamp(limit, 1, MOST_LISTED);
        List<ImportRow> rows = imports.before(after == null ? Long.MAX_VALUE : after, most);
        return new ImportsView(
                rows.stream().map(row -> ImportViews.of(row, List.of(), language, this::counts)).toList(),
                rows.size() < most ? null : rows.getLast().id());
    }

    @GetMapping("/{id}")
    @Allowed(Permission.IMPORT_RUN)
    ImportView one(Locale language, @PathVariable long id) {
        Imports.Detail detail = imports.find(id);
        return ImportViews.of(detail.row(), detail.rejects(), language, this::counts);
    }

    private @Nullable ImportCounts counts(ImportRow row) {
        return row.counts().isEmpty() ? null : json.treeToValue(row.counts(), ImportCounts.class);
    }

    @PostMapping("/{id}/undo")
    @Allowed(Permission.IMPORT_RUN)
    ResponseEntity<JobView> undo(Caller caller, Locale language, @PathVariable long id) {
        long job = imports.undo(caller, id);
        return ResponseEntity.accepted().location(URI.create("/api/v1/jobs/" + job))
                .body(jobs.view(caller, job, language));
    }

    @GetMapping("/fields")
    @Allowed(Permission.IMPORT_RUN)
    FieldsView fields(Locale language, @RequestParam("object") String object) {
        Optional<ImportObject> known = ImportObject.of(object);
        if (known.isEmpty()) {
            throw ProblemException.invalid("/object", IntakeProblem.OBJECT_UNKNOWN, object);
        }
        Words words = Words.beside(Imports.class, "fields", language);
        Stream<FieldView> own = defined.of(known.get()).stream().map(field -> new FieldView(field.code(),
                field.names().get(language.getLanguage().equals("zh") ? 0 : 1), false,
                words.say("customers.custom.description"), ""));
        return new FieldsView(Stream.concat(known.get().fields().stream().map(field -> {
            String key = object + "." + field.code();
            return new FieldView(field.code(), words.say(key), field.required(), words.say(key + ".description"),
                    words.say(key + ".example"));
        }), own).toList());
    }
}
