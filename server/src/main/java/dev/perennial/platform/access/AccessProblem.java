package dev.perennial.platform.access;

import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemKind;

/** What can go wrong at the door. */
public enum AccessProblem implements Problem {

    SIGN_IN_REQUIRED("access/sign-in-required", ProblemKind.UNAUTHENTICATED),
    NOT_ALLOWED("access/not-allowed", ProblemKind.FORBIDDEN),
    FORGERY_SUSPECTED("access/forgery-suspected", ProblemKind.FORBIDDEN),
    WRONG_PASSWORD("access/wrong-password", ProblemKind.UNAUTHENTICATED),
    TOO_MANY_FAILURES("access/too-many-failures", ProblemKind.LIMIT),
    SET_UP_DONE("access/set-up-done", ProblemKind.REFUSED),
    SET_UP_LINK_INVALID("access/set-up-link-invalid", ProblemKind.FORBIDDEN),
    LOGIN_TAKEN("access/login-taken", ProblemKind.CONFLICT),
    LOGIN_MALFORMED("access/login-malformed", ProblemKind.INVALID),
    PASSWORD_WEAK("access/password-weak", ProblemKind.INVALID),
    ZONE_UNKNOWN("access/zone-unknown", ProblemKind.INVALID),
    CURRENCY_UNKNOWN("access/currency-unknown", ProblemKind.INVALID),
    LAST_ADMINISTRATOR("access/last-administrator", ProblemKind.REFUSED),
    TEAM_NOT_FOUND("access/team-not-found", ProblemKind.NOT_FOUND),
    TEAM_NAME_TAKEN("access/team-name-taken", ProblemKind.CONFLICT),
    TEAM_UNKNOWN("access/team-unknown", ProblemKind.INVALID),
    TEAM_NOT_ID("access/team-not-id", ProblemKind.INVALID),
    KEY_REUSED("access/idempotency-key-reused", ProblemKind.CONFLICT),
    USER_NOT_FOUND("access/user-not-found", ProblemKind.NOT_FOUND),
    SESSION_NOT_FOUND("access/session-not-found", ProblemKind.NOT_FOUND),
    TOKEN_NOT_FOUND("access/token-not-found", ProblemKind.NOT_FOUND);

    private final String code;
    private final ProblemKind kind;

    AccessProblem(String code, ProblemKind kind) {
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
