package dev.perennial.collect.behaviour;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.BatchResult;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.EntityVersion;
import dev.perennial.platform.kernel.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Events and their kinds over HTTP. */
@RestController
class BehaviourController {

    record Types(List<EventType> items) {
    }

    private final EventTypes types;
    private final ReceiveEvents receive;
    private final CustomerBehaviour behaviour;

    BehaviourController(EventTypes types, ReceiveEvents receive, CustomerBehaviour behaviour) {
        this.types = types;
        this.receive = receive;
        this.behaviour = behaviour;
    }

    @GetMapping("/api/v1/event-types")
    @Allowed(Permission.CUSTOMER_READ)
    Types types() {
        return new Types(types.all());
    }

    @GetMapping("/api/v1/event-types/{code:[a-z0-9_]{1,50}}")
    @Allowed(Permission.CUSTOMER_READ)
    ResponseEntity<EventType> type(@PathVariable String code) {
        return answer(ResponseEntity.ok(), types.get(code));
    }

    @PostMapping("/api/v1/event-types")
    @Allowed(Permission.CUSTOMER_FIELDS)
    ResponseEntity<EventType> create(Caller caller, @RequestBody EventTypes.Command body) {
        EventType created = types.create(caller, body);
        return answer(ResponseEntity.created(URI.create("/api/v1/event-types/" + created.code())), created);
    }

    @PatchMapping("/api/v1/event-types/{code:[a-z0-9_]{1,50}}")
    @Allowed(Permission.CUSTOMER_FIELDS)
    ResponseEntity<EventType> change(Caller caller, @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody EventTypes.Command body) {
        return answer(ResponseEntity.ok(), types.change(caller, code, EntityVersion.required(version), body));
    }

    @PostMapping("/api/v1/events/batch")
    @Allowed(Permission.FACT_WRITE)
    BatchResult receive(Caller caller, Locale language, @RequestBody ReceiveEvents.Batch body) {
        return receive.receive(caller, body, language);
    }

    @GetMapping("/api/v1/customers/{id:\\d{1,18}}/behaviour")
    @Allowed(Permission.CUSTOMER_READ)
    CustomerBehaviour.View behaviour(Caller caller, Locale language, @PathVariable long id) {
        return behaviour.of(caller, id, language);
    }

    private static ResponseEntity<EventType> answer(ResponseEntity.BodyBuilder answer, EventType type) {
        return answer.eTag(EntityVersion.tag(type.version())).body(type);
    }
}
