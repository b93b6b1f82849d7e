package dev.perennial.platform.web;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.Permission;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of the API, OpenAPI 3.1. */
@RestController
class ApiDocument {

    @GetMapping("/api/v1/openapi.json")
    @Allowed(Permission.SELF)
    ResponseEntity<Resource> document() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(new ClassPathResource("openapi.json"));
    }
}
