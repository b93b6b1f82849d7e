package dev.perennial.collect.view;

import java.net.URI;
import java.util.List;

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

/** Saved views over HTTP. */
@RestController
@RequestMapping("/api/v1/views")
class ViewController {

    record SavedViewsView(List<SavedView> items) {
    }

    private final SavedViews views;

    ViewController(SavedViews views) {
        this.views = views;
    }

    @GetMapping
    @Allowed(Permission.CUSTOMER_READ)
    SavedViewsView views(Caller caller, @RequestParam(defaultValue = CustomersViewed.CODE) String object) {
        return new SavedViewsView(views.all(caller, object));
    }

    @GetMapping("/{id:\\d{1,18}}")
    @Allowed(Permission.CUSTOMER_READ)
    ResponseEntity<SavedView> view(Caller caller, @PathVariable long id) {
        return answer(ResponseEntity.ok(), views.get(caller, id));
    }

    @PostMapping
    @Allowed(Permission.CUSTOMER_READ)
    ResponseEntity<SavedView> create(Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody SavedViews.Command body) {
        SavedView created = views.create(caller, body, key);
        return answer(ResponseEntity.created(URI.create("/api/v1/views/" + created.id())), created);
    }

    @PatchMapping("/{id:\\d{1,18}}")
    @Allowed(Permission.CUSTOMER_READ)
    ResponseEntity<SavedView> change(Caller caller, @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody SavedViews.Change body) {
        return answer(ResponseEntity.ok(), views.change(caller, id, EntityVersion.required(version), body));
    }

    @DeleteMapping("/{id:\\d{1,18}}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(Permission.CUSTOMER_READ)
    void delete(Caller caller, @PathVariable long id) {
        views.delete(caller, id);
    }

    private static ResponseEntity<SavedView> answer(ResponseEntity.BodyBuilder answer, SavedView view) {
        return answer.eTag(EntityVersion.tag(view.version())).body(view);
    }
}
