package dev.perennial.platform.kernel;

/** What sort of refusal a problem is; the web answers each kind with one HTTP status. */
public enum ProblemKind {
    MALFORMED, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, WRONG_METHOD, NOT_ACCEPTABLE, CONFLICT, REFUSED, STALE,
    TOO_LARGE, WRONG_MEDIA_TYPE, INVALID, PRECONDITION_REQUIRED, LIMIT, INTERNAL, UNAVAILABLE
}
