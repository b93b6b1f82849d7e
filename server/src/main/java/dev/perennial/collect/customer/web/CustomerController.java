package dev.perennial.collect.customer.web;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

import dev.perennial.collect.customer.ChangeCustomer;
import dev.perennial.collect.customer.CreateCustomer;
import dev.perennial.collect.customer.CustomerTimeline;
import dev.perennial.collect.customer.CustomerView;
import dev.perennial.collect.customer.Customers;
import dev.perennial.collect.customer.ExportCustomers;
import dev.perennial.collect.customer.SearchCustomers;
import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.jobs.JobView;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.EntityVersion;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.Rule;
import dev.perennial.platform.web.AnswerSchema;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

/** Customers: searched, counted, read, created, changed. */
@RestController
@RequestMapping("/api/v1/customers")
class CustomerController {

    /**
     * What to count.
     *
     * @param exact whether all are to be counted, however long it takes
     * @param milliseconds how long to count if not; the usual time is no longer than that of a page
     */
    record CountRequest(@Nullable Rule rule, @Nullable Boolean exact, @Nullable Integer milliseconds) {
    }

    private final SearchCustomers search;
    private final Customers customers;
    private final CreateCustomer create;
    private final ChangeCustomer change;
    private final CustomerTimeline timeline;
    private final ExportCustomers export;

    CustomerController(SearchCustomers search, Customers customers, CreateCustomer create, ChangeCustomer change,
            CustomerTimeline timeline, ExportCustomers export) {
        this.search = search;
        this.customers = customers;
        this.create = create;
        this.change = change;
        this.timeline = timeline;
        this.export = export;
    }

    /** The page is JSON already, so it goes out as it is. */
    @PostMapping("/search")
    @Allowed(Permission.CUSTOMER_READ)
    @AnswerSchema("""
            {"type": "object",
             "required": ["items", "next"],
             "properties": {
               "items": {
                 "type": "array",
                 "items": {
                   "type": "object",
                   "description": "A customer: the id, and under the code of each field asked for its value.",
                   "required": ["id"],
                   "properties": {"id": {"type": "integer", "format": "int64"}},
                   "additionalProperties": true}},
               "next": {
                 "type": ["string", "null"],
                 "description": "What to send as after for the page that follows; null at the end."}}}
            """)
    void search(Caller caller, @RequestBody SearchCustomers.Request body, HttpServletResponse response)
            throws IOException {
        byte[] page = search.page(caller, body);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    @PostMapping("/count")
    @Allowed(Permission.CUSTOMER_READ)
    SearchCustomers.Count count(Caller caller, @RequestBody CountRequest body) {
        return Boolean.TRUE.equals(body.exact())
                ? search.countAll(caller, body.rule())
                : search.count(caller, body.rule(), body.milliseconds());
    }

    @PostMapping("/export")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Allowed(Permission.CUSTOMER_EXPORT)
    JobView export(Caller caller, Locale language, @RequestBody ExportCustomers.Command body) {
        return export.submit(caller, body, language);
    }

    @GetMapping("/{id:\\d{1,18}}")
    @Allowed(Permission.CUSTOMER_READ)
    ResponseEntity<CustomerView> customer(Caller caller, @PathVariable long id) {
        return answer(ResponseEntity.ok(), customers.get(caller, id));
    }

    @PostMapping
    @Allowed(Permission.CUSTOMER_EDIT)
    ResponseEntity<CustomerView> create(Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody CreateCustomer.Command body) {
        CustomerView created = create.create(caller, body, key);
        return answer(ResponseEntity.created(URI.create("/api/v1/customers/" + created.id())), created);
    }

    @PatchMapping("/{id:\\d{1,18}}")
    @Allowed(Permission.CUSTOMER_EDIT)
    ResponseEntity<CustomerView> change(Caller caller, @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody ChangeCustomer.Command body) {
        return answer(ResponseEntity.ok(), change.change(caller, id, EntityVersion.required(version), body));
    }

    @GetMapping("/{id:\\d{1,18}}/timeline")
    @Allowed(Permission.CUSTOMER_READ)
    CustomerTimeline.Page timeline(Caller caller, Locale language, @PathVariable long id,
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Set<String> kind,
            @RequestParam(required = false) @Nullable Set<String> source,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        return timeline.page(caller, id, new CustomerTimeline.Filter(kind == null ? Set.of() : kind,
                source == null ? Set.of() : source, from, to), limit, after, language);
    }

    private static ResponseEntity<CustomerView> answer(ResponseEntity.BodyBuilder answer, CustomerView view) {
        return answer.eTag(EntityVersion.tag(view.version())).body(view);
    }
}
