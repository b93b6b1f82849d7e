package dev.perennial.collect.customer;

import java.util.List;
import java.util.Locale;

import dev.perennial.collect.customer.CustomField.Sorting;
import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.catalogue.Attribute.Use;
import dev.perennial.platform.catalogue.AttributeContributor;
import dev.perennial.platform.catalogue.Relation;
import org.springframework.stereotype.Component;

/** Lets lists and rules ask for the fields that administrators defined. */
@Component
class CustomAttributes implements AttributeContributor {

    /** A customer without values has no row here. */
    static final Relation CUSTOM = new Relation("collect.customer_custom", "x", "customer_id");

    private static final String GROUP = "custom";

    private final CustomFields fields;

    CustomAttributes(CustomFields fields) {
        this.fields = fields;
    }

    @Override
    public List<Attribute> attributes() {
        return fields.all().stream().filter(field -> !field.retired()).map(CustomAttributes::attribute).toList();
    }

    @Override
    public List<Attribute> retired() {
        return fields.all().stream().filter(CustomField::retired).map(CustomAttributes::attribute).toList();
    }

    @Override
    public long version(boolean now) {
        return fields.edition(now).version();
    }

    @Override
    public String name(Attribute attribute, Locale language) {
        return fields.behind(attribute.code()).map(field -> field.names().in(language)).orElse(attribute.code());
    }

    @Override
    public String option(Attribute attribute, String option, Locale language) {
        return fields.behind(attribute.code()).flatMap(field -> field.option(option))
                .map(known -> known.names().in(language)).orElse(option);
    }

    private static Attribute attribute(CustomField field) {
        Attribute attribute = Attribute.computed(field.attribute(), field.type().attributeType(), CUSTOM, "content",
                field.type().expression(field.key()), GROUP,
                field.options().stream().map(CustomField.Option::code).toList());
        return field.sorting() == Sorting.READY ? attribute.with(Use.SORT) : attribute;
    }
}
