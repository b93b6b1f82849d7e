package dev.perennial.understand.value.web;

import java.util.Locale;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.understand.value.Traits;
import dev.perennial.understand.value.TraitsView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A customer's traits. */
@RestController
class TraitController {

    private final Traits traits;

    TraitController(Traits traits) {
        this.traits = traits;
    }

    @GetMapping("/api/v1/customers/{id:\\d{1,18}}/traits")
    @Allowed(Permission.VALUE_READ)
    TraitsView traits(Caller caller, Locale locale, @PathVariable long id) {
        return traits.of(caller, id, locale);
    }
}
