package dev.perennial.platform.web;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/** An error as RFC 9457 has it, with our code, all violations and the trace id. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(String type, String title, int status, String detail, String code, String traceId,
        List<ViolationBody> violations) {

    /** One thing that is wrong, with a JSON pointer to it. */
    public record ViolationBody(String pointer, String code, String detail) {
    }
}
