package dev.perennial.collect.customer.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import dev.perennial.collect.customer.CustomField;
import dev.perennial.collect.customer.CustomFields;
import dev.perennial.collect.customer.DefineFields;
import dev.perennial.platform.access.Allowed;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The fields that administrators define for customers. */
@RestController
@RequestMapping("/api/v1/customer-fields")
class FieldController {

    record FieldOptionView(String code, String name, String nameZh, String nameEn, boolean retired) {
    }

    /** A field; {@code attribute} is its name in lists, rules and imports. */
    record CustomFieldView(long id, long version, String code, String attribute, String name, String nameZh,
            String nameEn, String type, List<FieldOptionView> options, boolean required, String sorting,
            boolean retired, int position) {
    }

    record CustomFieldsView(List<CustomFieldView> items) {
    }

    private final CustomFields fields;
    private final DefineFields define;

    FieldController(CustomFields fields, DefineFields define) {
        this.fields = fields;
        this.define = define;
    }

    @GetMapping
    @Allowed(Permission.CUSTOMER_READ)
    CustomFieldsView fields(Locale language) {
        return new CustomFieldsView(fields.all().stream().map(field -> view(field, language)).toList());
    }

    @PostMapping
    @Allowed(Permission.CUSTOMER_FIELDS)
    ResponseEntity<CustomFieldView> create(Caller caller, Locale language, @RequestBody DefineFields.Definition body) {
        CustomField field = define.create(caller, body);
        return answer(ResponseEntity.created(URI.create("/api/v1/customer-fields/" + field.id())), field, language);
    }

    @PatchMapping("/{id:\\d{1,18}}")
    @Allowed(Permission.CUSTOMER_FIELDS)
    ResponseEntity<CustomFieldView> change(Caller caller, Locale language, @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody DefineFields.Change body) {
        return answer(ResponseEntity.ok(), define.change(caller, id, EntityVersion.required(version), body), language);
    }

    private static ResponseEntity<CustomFieldView> answer(ResponseEntity.BodyBuilder answer, CustomField field,
            Locale language) {
        return answer.eTag(EntityVersion.tag(field.version())).body(view(field, language));
    }

    private static CustomFieldView view(CustomField field, Locale language) {
        return new CustomFieldView(field.id(), field.version(), field.code(), field.attribute(),
                field.names().in(language), field.names().zh(), field.names().en(), field.type().code(),
                field.options().stream().map(option -> new FieldOptionView(option.code(), option.names().in(language),
                        option.names().zh(), option.names().en(), option.retired())).toList(),
                field.required(), field.sorting().code(), field.retired(), field.position());
    }
}
