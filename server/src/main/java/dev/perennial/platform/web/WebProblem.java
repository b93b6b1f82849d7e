package dev.perennial.platform.web;

import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemKind;

/** What can be wrong with a request before any module sees it. */
public enum WebProblem implements Problem {

    NOT_FOUND("web/not-found", ProblemKind.NOT_FOUND),
    WRONG_METHOD("web/wrong-method", ProblemKind.WRONG_METHOD),
    WRONG_MEDIA_TYPE("web/wrong-media-type", ProblemKind.WRONG_MEDIA_TYPE),
    NOT_ACCEPTABLE("web/not-acceptable", ProblemKind.NOT_ACCEPTABLE),
    MALFORMED_JSON("web/malformed-json", ProblemKind.MALFORMED),
    BODY_MISSING("web/body-missing", ProblemKind.MALFORMED),
    UNKNOWN_FIELD("web/unknown-field", ProblemKind.MALFORMED),
    WRONG_TYPE("web/wrong-type", ProblemKind.MALFORMED),
    PARAMETER_MISSING("web/parameter-missing", ProblemKind.MALFORMED),
    PARAMETER_MALFORMED("web/parameter-malformed", ProblemKind.MALFORMED),
    MALFORMED_REQUEST("web/malformed-request", ProblemKind.MALFORMED),
    TOO_LARGE("web/too-large", ProblemKind.TOO_LARGE),
    INTERNAL("web/internal", ProblemKind.INTERNAL),
    UNAVAILABLE("web/unavailable", ProblemKind.UNAVAILABLE);

    private final String code;
    private final ProblemKind kind;

    WebProblem(String code, ProblemKind kind) {
        this.code = code;
        this.kind = kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public ProblemKind kind() {
        return kind;
    }
}
