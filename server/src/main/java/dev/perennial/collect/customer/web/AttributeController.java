package dev.perennial.collect.customer.web;

import java.util.List;
import java.util.Locale;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.catalogue.AttributeType;
import dev.perennial.platform.catalogue.Catalogue;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be asked about customers, in the caller's language. */
@RestController
class AttributeController {

    record OptionView(String code, String name) {
    }

    record AttributeView(String code, String name, String type, @Nullable String unit, List<OptionView> options,
            boolean sortable, boolean filterable, String group, String groupName) {
    }

    record AttributesView(List<AttributeView> items) {
    }

    private final Catalogue catalogue;
    private final Installation installation;

    AttributeController(Catalogue catalogue, Installation installation) {
        this.catalogue = catalogue;
        this.installation = installation;
    }

    @GetMapping("/api/v1/customers/attributes")
    @Allowed(Permission.CUSTOMER_READ)
    AttributesView attributes(Locale language) {
        return new AttributesView(catalogue.all().stream().map(attribute -> view(attribute, language)).toList());
    }

    private AttributeView view(Attribute attribute, Locale language) {
        return new AttributeView(attribute.code(), catalogue.name(attribute, language), attribute.type().code(),
                attribute.type() == AttributeType.MONEY ? installation.currency() : null,
                attribute.options().stream()
                        .map(option -> new OptionView(option, catalogue.option(attribute, option, language))).toList(),
                attribute.sortable(), attribute.filterable(), attribute.group(), catalogue.group(attribute, language));
    }
}
