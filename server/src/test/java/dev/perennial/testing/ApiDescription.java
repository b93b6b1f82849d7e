package dev.perennial.testing;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.web.AnswerSchema;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.csrf.CsrfToken;
import tools.jackson.databind.JsonNode;

/** How the API is described: what the server fills in is no parameter, and what is never null is required. */
@TestConfiguration(proxyBeanMethods = false)
public class ApiDescription {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Locale.class, CsrfToken.class)
                .replaceWithSchema(JsonNode.class, new Schema<>());
    }

    @Bean
    OpenAPI api() {
        return new OpenAPI().info(new Info().title("Perennial").version("v1"));
    }

    /** A record inside a class is named after both: {@code Request} of {@code SetUp} is {@code SetUpRequest}. */
    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new TypeNameResolver() {
            @Override
            protected String nameForClass(Class<?> type, Set<Options> options) {
                Class<?> outer = type.getEnclosingClass();
                return outer == null || outer.getSimpleName().endsWith("Controller")
                        ? type.getSimpleName()
                        : outer.getSimpleName() + type.getSimpleName();
            }
        });
    }

    /** Endpoints that write their answer by themselves say what it is. */
    @Bean
    OperationCustomizer writtenAnswers() {
        return (operation, method) -> {
            AnswerSchema answer = method.getMethodAnnotation(AnswerSchema.class);
            if (answer != null) {
                MediaType json = new MediaType().schema(schema(answer.value()));
                Objects.requireNonNull(operation.getResponses().get("200")).setContent(
                        new Content().addMediaType("application/json", json));
            }
            return operation;
        };
    }

    private static Schema<?> schema(String text) {
        try {
            return Json31.mapper().readValue(text, JsonSchema.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Bean
    ModelConverter presence() {
        return (type, context, chain) -> {
            Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
            Class<?> raw = type.getType() == null
                    ? Object.class
                    : TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
            if (schema != null && raw.isRecord()) {
                String name = schema.get$ref() == null
                        ? ""
                        : schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
                Schema<?> defined = context.getDefinedModels().get(name);
                require(defined == null ? schema : defined, raw);
            }
            return schema;
        };
    }

    private static void require(Schema<?> schema, Class<?> type) {
        if (schema.getProperties() == null) {
            return;
        }
        Arrays.stream(type.getRecordComponents()).filter(c -> schema.getProperties().containsKey(c.getName()))
                .filter(c -> !nullable(c)).map(RecordComponent::getName)
                .filter(name -> schema.getRequired() == null || !schema.getRequired().contains(name))
                .forEach(schema::addRequiredItem);
    }

    private static boolean nullable(RecordComponent component) {
        AnnotatedElement use = component.getAnnotatedType();
        return use.isAnnotationPresent(Nullable.class) || component.getType() == Optional.class;
    }
}
