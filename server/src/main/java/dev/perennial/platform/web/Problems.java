package dev.perennial.platform.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.ProblemKind;
import dev.perennial.platform.kernel.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers problems, in the language of the request. The one place where kinds become HTTP statuses. */
@Component
public class Problems {

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    static HttpStatus status(ProblemKind kind) {
        return switch (kind) {
            case MALFORMED -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case WRONG_METHOD -> HttpStatus.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> HttpStatus.NOT_ACCEPTABLE;
            case CONFLICT, REFUSED -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case WRONG_MEDIA_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case PRECONDITION_REQUIRED -> HttpStatus.PRECONDITION_REQUIRED;
            case LIMIT -> HttpStatus.TOO_MANY_REQUESTS;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    /** The problem as a body in that language. */
    public ProblemBody body(ProblemException e, Locale locale) {
        Problem problem = e.problem();
        List<ProblemBody.ViolationBody> violations = e.violations().stream()
                .map(v -> new ProblemBody.ViolationBody(v.pointer(), v.problem().code(), v.text(locale))).toList();
        String title = Words.beside(Problems.class, "kinds", locale).say(problem.kind().name());
        return new ProblemBody("urn:perennial:problem:" + problem.code().replace('/', ':'), title,
                status(problem.kind()).value(), e.text(locale), problem.code(),
                Objects.requireNonNullElseGet(MDC.get(TraceFilter.KEY), TraceFilter::fresh), violations);
    }

    /** Writes the problem as the answer. */
    void answer(HttpServletRequest request, HttpServletResponse response, ProblemException e) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        ProblemBody body = body(e, RequestLanguage.of(request));
        response.resetBuffer();
        response.setStatus(body.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Language", RequestLanguage.of(request).toLanguageTag());
        if (e.problem().kind() == ProblemKind.LIMIT) {
            response.setHeader("Retry-After", "60");
        }
        if (e.problem().kind() == ProblemKind.UNAUTHENTICATED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }
}
