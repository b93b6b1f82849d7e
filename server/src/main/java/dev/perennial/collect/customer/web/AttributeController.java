package dev.perennial.collect.customer.web;

import java.util.List;
import java.util.Locale;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.catalogue.AttributeType;
import dev.perennial.platform.catalogue.Catalogue;
import dev.perennial.platform.catalogue.Fact;
import dev.perennial.platform.catalogue.Facts;
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

    record FactAttributeView(String code, String name, String type, @Nullable String unit, List<OptionView> options) {
    }

    /** What happens to customers: the name stands in a sentence, as in: ordered at least twice. */
    record FactView(String code, String name, List<FactAttributeView> attributes) {
    }

    record AttributesView(List<AttributeView> items, List<FactView> facts) {
    }

    private final Catalogue catalogue;
    private final Facts facts;
    private final Installation installation;

    AttributeController(Catalogue catalogue, Facts facts, Installation installation) {
        this.catalogue = catalogue;
        this.facts = facts;
        this.installation = installation;
    }

    @GetMapping("/api/v1/customers/attributes")
    @Allowed(Permission.CUSTOMER_READ)
    AttributesView attributes(Locale language) {
        return new AttributesView(catalogue.all().stream().map(attribute -> view(attribute, language)).toList(),
                facts.all().stream().map(fact -> view(fact, language)).toList());
    }

    private AttributeView view(Attribute attribute, Locale language) {
        return new AttributeView(attribute.code(), catalogue.name(attribute, language), attribute.type().code(),
                unit(attribute),
                attribute.options().stream()
                        .map(option -> new OptionView(option, catalogue.option(attribute, option, language))).toList(),
                attribute.sortable(), attribute.filterable(), attribute.group(), catalogue.group(attribute, language));
    }

    private FactView view(Fact fact, Locale language) {
        return new FactView(fact.code(), facts.name(fact, language),
                fact.attributes().stream().filter(Attribute::filterable)
                        .map(attribute -> view(fact, attribute, language)).toList());
    }

    private FactAttributeView view(Fact fact, Attribute attribute, Locale language) {
        return new FactAttributeView(attribute.code(), facts.attribute(fact, attribute, language),
                attribute.type().code(), unit(attribute), attribute.options().stream()
                        .map(option -> new OptionView(option, facts.option(fact, attribute, option, language)))
                        .toList());
    }

    private @Nullable String unit(Attribute attribute) {
        return attribute.type() == AttributeType.MONEY ? installation.currency() : null;
    }
}
