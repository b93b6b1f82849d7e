package dev.perennial.platform.web;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.JsonNodeException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns every exception of an endpoint into a problem. What nobody foresaw is logged and told as an internal error. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final String NOT_IN_REPERTOIRE = "22021";

    private final Problems problems;
    private final AppPage page;

    ProblemAdvice(Problems problems, AppPage page) {
        this.problems = problems;
        this.page = page;
    }

    @ExceptionHandler
    void any(Exception e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (e) {
            case NoResourceFoundException _ when page.isAsked(request) -> page.answer(response);
            case AsyncRequestNotUsableException _ -> LOG.debug("the caller has gone");
            default -> problems.answer(request, response, problem(e, request));
        }
    }

    private static ProblemException problem(Exception e, HttpServletRequest request) {
        return switch (e) {
            case ProblemException known -> known;
            case NoResourceFoundException _ -> of(WebProblem.NOT_FOUND, request.getRequestURI());
            case HttpRequestMethodNotSupportedException m -> of(WebProblem.WRONG_METHOD, m.getMethod(),
                    Arrays.stream(Objects.requireNonNullElse(m.getSupportedMethods(), new String[0])).sorted()
                            .collect(Collectors.joining(", ")));
            case HttpMediaTypeNotSupportedException m ->
                of(WebProblem.WRONG_MEDIA_TYPE, String.valueOf(m.getContentType()));
            case HttpMediaTypeNotAcceptableException _ -> of(WebProblem.NOT_ACCEPTABLE);
            case HttpMessageNotReadableException unreadable ->
                whileReading(unreadable).orElseGet(() -> body(unreadable));
            case MaxUploadSizeExceededException tooLarge -> of(WebProblem.TOO_LARGE, size(tooLarge.getMaxUploadSize()));
            case MissingServletRequestPartException part ->
                of(WebProblem.PARAMETER_MISSING, part.getRequestPartName());
            case MissingRequestValueException missing -> of(WebProblem.PARAMETER_MISSING, parameter(missing));
            case MethodArgumentTypeMismatchException mismatch -> of(WebProblem.PARAMETER_MALFORMED, mismatch.getName(),
                    String.valueOf(mismatch.getValue()));
            case CannotGetJdbcConnectionException _,CannotCreateTransactionException _ -> unavailable(e);
            case TransientDataAccessException _,DataAccessResourceFailureException _ -> unavailable(e);
            // A number that JSON can write and that no type of ours can hold.
            case JsonNodeException _ -> of(WebProblem.MALFORMED_REQUEST);
            case DataIntegrityViolationException unfit when isNoText(unfit) -> of(WebProblem.MALFORMED_REQUEST);
            case ErrorResponse answer when answer.getStatusCode().is4xxClientError() ->
                of(WebProblem.MALFORMED_REQUEST);
            default -> {
                LOG.error("An endpoint failed: {} {}", request.getMethod(), request.getRequestURI(), e);
                yield of(WebProblem.INTERNAL);
            }
        };
    }

    /** The character U+0000, which the database cannot keep, in a place that no rule looks at. */
    private static boolean isNoText(DataAccessException e) {
        return e.getMostSpecificCause() instanceof SQLException sql && NOT_IN_REPERTOIRE.equals(sql.getSQLState());
    }

    private static ProblemException unavailable(Exception e) {
        LOG.warn("The database did not answer", e);
        return of(WebProblem.UNAVAILABLE);
    }

    private static String parameter(MissingRequestValueException missing) {
        return switch (missing) {
            case MissingServletRequestParameterException p -> p.getParameterName();
            case MissingRequestHeaderException h -> h.getHeaderName();
            default -> "";
        };
    }

    /** The problem that ended the reading of a body, for example that it is too large. */
    private static Optional<ProblemException> whileReading(Throwable unreadable) {
        return Stream.iterate(unreadable, Objects::nonNull, Throwable::getCause)
                .filter(ProblemException.class::isInstance).map(ProblemException.class::cast).findFirst();
    }

    /** What is wrong with a body, with its place, and nothing of our classes. */
    private static ProblemException body(HttpMessageNotReadableException e) {
        return switch (e.getCause()) {
            case UnrecognizedPropertyException unknown -> ProblemException.invalidBody(pointer(unknown),
                    WebProblem.UNKNOWN_FIELD, unknown.getPropertyName(), known(unknown));
            case MismatchedInputException mismatch -> ProblemException.invalidBody(pointer(mismatch),
                    WebProblem.WRONG_TYPE, pointer(mismatch), expected(mismatch));
            case JacksonException syntax -> of(WebProblem.MALFORMED_JSON,
                    syntax.getLocation() == null ? 0 : syntax.getLocation().getLineNr(),
                    syntax.getLocation() == null ? 0 : syntax.getLocation().getColumnNr());
            case null, default -> of(WebProblem.BODY_MISSING);
        };
    }

    private static String known(UnrecognizedPropertyException e) {
        return Objects.requireNonNullElse(e.getKnownPropertyIds(), List.of()).stream().map(String::valueOf).sorted()
                .collect(Collectors.joining(", "));
    }

    private static String expected(MismatchedInputException e) {
        Class<?> type = e.getTargetType();
        if (type == null) {
            return "JSON";
        }
        if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class)) {
            return "number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true, false";
        }
        if (type == String.class) {
            return "text";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> String.valueOf(constant).toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(", "));
        }
        if (Iterable.class.isAssignableFrom(type)) {
            return "[…]";
        }
        return type.getPackageName().startsWith("java.time") ? "2026-12-31" : "{…}";
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "/" + step.getIndex() : "/" + step.getPropertyName())
                .collect(Collectors.joining());
    }

    private static String size(long bytes) {
        return bytes < 0 ? "2 GB" : bytes / (1024 * 1024) + " MB";
    }

    private static ProblemException of(Problem problem, Object... arguments) {
        return new ProblemException(problem, arguments);
    }
}
