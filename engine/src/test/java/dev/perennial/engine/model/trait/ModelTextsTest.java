package dev.perennial.engine.model.trait;

import java.util.List;
import java.util.Locale;

import dev.perennial.engine.dataset.Datasets;
import dev.perennial.engine.model.portrait.ModelCatalogue;
import dev.perennial.engine.model.trait.ModelDescription.Output;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ModelTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everythingInTheCatalogueHasItsTexts(String language) {
        ModelTexts texts = ModelTexts.of(Locale.forLanguageTag(language));
        assertThat(ModelCatalogue.all()).hasSize(14).allSatisfy(model -> {
            for (String part : List.of("name", "question", "formula", "source", "limits")) {
                assertThat(texts.text(model.code() + "." + part)).isNotBlank();
            }
            model.parameters().forEach(parameter -> assertThat(
                    texts.has("parameter." + model.code() + "." + parameter.code())).as(parameter.code()).isTrue());
            model.inputs().forEach(input -> assertThat(texts.has("dataset." + input.dataset())).isTrue());
            model.dimensions().forEach(one -> assertThat(texts.has("dimension." + one.code())).isTrue());
            assertThat(texts.has("perspective." + model.perspective().code())).isTrue();
            for (Output output : model.outputs()) {
                assertThat(texts.has("output." + output.code())).as(output.code()).isTrue();
                output.values().forEach(value -> assertThat(texts.has("class." + output.code() + "." + value))
                        .as(value).isTrue());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everyDataSetHasAName(String language) {
        ModelTexts texts = ModelTexts.of(Locale.forLanguageTag(language));
        assertThat(Datasets.ALL).allSatisfy(shape -> assertThat(texts.has("dataset." + shape.name())).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lifecycle", "rfm", "clv"})
    void numericModelsAreInTheCatalogueToo(String code) {
        assertThat(ModelCatalogue.find(code)).isPresent();
    }
}
