package dev.perennial.understand.value.web;

import java.util.Locale;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.understand.value.ModelCatalogueView;
import dev.perennial.understand.value.ModelPages;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue of models. */
@RestController
@RequestMapping("/api/v1/models")
class ModelController {

    private final ModelPages models;

    ModelController(ModelPages models) {
        this.models = models;
    }

    @GetMapping
    @Allowed(Permission.VALUE_OVERVIEW)
    ModelCatalogueView.Catalogue catalogue(Locale locale) {
        return models.catalogue(locale);
    }

    @GetMapping("/{code}")
    @Allowed(Permission.VALUE_OVERVIEW)
    ModelCatalogueView.Page page(@PathVariable String code, Locale locale) {
        return models.page(code, locale);
    }
}
