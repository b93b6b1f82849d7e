package dev.perennial.platform.jobs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Words;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The handlers by kind, and their words. Titles and problems are kept in both languages, so they stay readable. */
@Component
class JobTexts {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private final ObjectProvider<JobHandler> handlers;
    private final JsonMapper json;

    JobTexts(ObjectProvider<JobHandler> handlers, JsonMapper json) {
        this.handlers = handlers;
        this.json = json;
    }

    /** The handler of a kind; there is none for the jobs of a module that was taken out. */
    Optional<JobHandler> handler(String kind) {
        return handlers.stream().filter(handler -> handler.kind().equals(kind)).findFirst();
    }

    /** The title of a new job in both languages. */
    String title(JobRequest request) {
        JobHandler handler = handler(request.kind())
                .orElseThrow(() -> new IllegalArgumentException("nobody does jobs of kind " + request.kind()));
        return json.writeValueAsString(inLanguages(
                locale -> words(handler, locale).say(request.kind(), request.titleArguments().toArray())));
    }

    Optional<String> phase(String kind, String phase, Locale locale) {
        return handler(kind).map(handler -> words(handler, locale)).filter(words -> words.has(kind + "." + phase))
                .map(words -> words.say(kind + "." + phase));
    }

    /** A problem with its violations in both languages. */
    String problem(ProblemException failure, String traceId) {
        ObjectNode node = node(failure.problem(), traceId, failure::text);
        ArrayNode violations = node.putArray("violations");
        failure.violations().forEach(violation -> {
            ObjectNode found = violations.addObject().put("pointer", violation.pointer())
                    .put("code", violation.problem().code());
            LANGUAGES.forEach(locale -> found.put(locale.getLanguage(), violation.text(locale)));
        });
        return json.writeValueAsString(node);
    }

    private ObjectNode node(Problem problem, String traceId, Function<Locale, String> text) {
        ObjectNode node = json.createObjectNode().put("code", problem.code()).put("kind", problem.kind().name())
                .put("traceId", traceId);
        LANGUAGES.forEach(locale -> node.put(locale.getLanguage(), text.apply(locale)));
        return node;
    }

    /** A kept text in one language. */
    String said(String kept, Locale locale) {
        return said(json.readTree(kept), locale);
    }

    static String said(JsonNode kept, Locale locale) {
        return kept.path(locale.getLanguage().equals("zh") ? "zh" : "en").asString("");
    }

    private static Map<String, String> inLanguages(Function<Locale, String> text) {
        return LANGUAGES.stream().collect(Collectors.toMap(Locale::getLanguage, text));
    }

    private static Words words(JobHandler handler, Locale locale) {
        return Words.beside(AopUtils.getTargetClass(handler), "jobs", locale);
    }
}
