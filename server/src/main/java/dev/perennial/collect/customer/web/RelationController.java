package dev.perennial.collect.customer.web;

import java.net.URI;
import java.util.List;

import dev.perennial.collect.customer.FindDuplicates;
import dev.perennial.collect.customer.RelateCustomers;
import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How customers belong together, and which may be one and the same. */
@RestController
@RequestMapping("/api/v1/customers")
class RelationController {

    record RelationsView(List<RelateCustomers.Relation> items) {
    }

    record DuplicatesView(List<FindDuplicates.Match> items) {
    }

    private final RelateCustomers relations;
    private final FindDuplicates duplicates;

    RelationController(RelateCustomers relations, FindDuplicates duplicates) {
        this.relations = relations;
        this.duplicates = duplicates;
    }

    @GetMapping("/{id:\\d{1,18}}/relations")
    @Allowed(Permission.CUSTOMER_READ)
    RelationsView relations(Caller caller, @PathVariable long id) {
        return new RelationsView(relations.of(caller, id));
    }

    @PostMapping("/{id:\\d{1,18}}/relations")
    @Allowed(Permission.CUSTOMER_EDIT)
    ResponseEntity<RelateCustomers.Relation> relate(Caller caller, @PathVariable long id,
            @RequestBody RelateCustomers.Command body) {
        RelateCustomers.Relation relation = relations.add(caller, id, body);
        return ResponseEntity.created(URI.create("/api/v1/customers/" + id + "/relations")).body(relation);
    }

    @DeleteMapping("/{id:\\d{1,18}}/relations/{relation:\\d{1,18}}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(Permission.CUSTOMER_EDIT)
    void unrelate(Caller caller, @PathVariable long id, @PathVariable long relation) {
        relations.remove(caller, id, relation);
    }

    /** Asked by POST so that numbers and addresses stand in no log. */
    @PostMapping("/duplicates")
    @Allowed(Permission.CUSTOMER_READ)
    DuplicatesView duplicates(Caller caller, @RequestBody FindDuplicates.Entered body) {
        return new DuplicatesView(duplicates.find(caller, body));
    }
}
