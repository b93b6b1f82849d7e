package dev.perennial.collect.customer;

import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemKind;

/** What can go wrong with customers. */
public enum CustomerProblem implements Problem {

    NOT_FOUND("customer/not-found", ProblemKind.NOT_FOUND),
    SEARCH_TOO_SLOW("customer/search-too-slow", ProblemKind.UNAVAILABLE),
    IDENTITY_TAKEN("customer/identity-taken", ProblemKind.CONFLICT),
    KEY_REUSED("customer/idempotency-key-reused", ProblemKind.CONFLICT),
    ONE_REFERENCE("customer/one-reference", ProblemKind.INVALID),
    UNKNOWN("customer/unknown", ProblemKind.INVALID),
    EMAIL_MALFORMED("customer/email-malformed", ProblemKind.INVALID),
    OWNER_UNKNOWN("customer/owner-unknown", ProblemKind.INVALID),
    OWNER_MUST_BE_SELF("customer/owner-must-be-self", ProblemKind.INVALID),
    FIELDS_MISSING("customer/fields-missing", ProblemKind.INVALID),
    TEXT_NEEDED("customer/text-needed", ProblemKind.INVALID),
    LIST_NEEDED("customer/list-needed", ProblemKind.INVALID),
    OWNER_NOT_ID("customer/owner-not-id", ProblemKind.INVALID),
    TEAM_UNKNOWN("customer/team-unknown", ProblemKind.INVALID),
    TEAM_NOT_ID("customer/team-not-id", ProblemKind.INVALID),
    TOO_MANY("customer/too-many", ProblemKind.INVALID),
    ENTRY_MALFORMED("customer/entry-malformed", ProblemKind.INVALID),
    PHONE_MALFORMED("customer/phone-malformed", ProblemKind.INVALID),
    IDENTITY_OF("customer/identity-of", ProblemKind.CONFLICT),
    RELATION_NOT_FOUND("customer/relation-not-found", ProblemKind.NOT_FOUND),
    RELATION_TO_SELF("customer/relation-to-self", ProblemKind.INVALID),
    RELATION_ONE_ONLY("customer/relation-one-only", ProblemKind.CONFLICT),
    RELATION_CIRCLE("customer/relation-circle", ProblemKind.CONFLICT),
    FIELD_REQUIRED("customer/field-required", ProblemKind.INVALID),
    FIELD_NOT_FOUND("customer/field-not-found", ProblemKind.NOT_FOUND),
    FIELD_UNKNOWN("customer/field-unknown", ProblemKind.INVALID),
    FIELD_CODE_MALFORMED("customer/field-code-malformed", ProblemKind.INVALID),
    FIELD_CODE_TAKEN("customer/field-code-taken", ProblemKind.INVALID),
    FIELD_NOT_SORTABLE("customer/field-not-sortable", ProblemKind.INVALID),
    NAMELESS("customer/nameless", ProblemKind.INVALID),
    OPTIONS_MISSING("customer/options-missing", ProblemKind.INVALID),
    OPTIONS_UNSUITABLE("customer/options-unsuitable", ProblemKind.INVALID),
    OPTION_TWICE("customer/option-twice", ProblemKind.INVALID),
    CUSTOM_NOT_OBJECT("customer/custom-not-object", ProblemKind.INVALID),
    LINK_MALFORMED("customer/link-malformed", ProblemKind.INVALID),
    USER_UNKNOWN("customer/user-unknown", ProblemKind.INVALID),
    REFERENCE_UNKNOWN("customer/reference-unknown", ProblemKind.INVALID),
    SELECTION_UNCLEAR("customer/selection-unclear", ProblemKind.INVALID),
    NAME_THEM("customer/name-them", ProblemKind.INVALID),
    CHANGED_TWICE("customer/changed-twice", ProblemKind.INVALID),
    FILE_NOT_MADE("customer/file-not-made", ProblemKind.INTERNAL),
    BULK_NOT_FOUND("customer/bulk-not-found", ProblemKind.NOT_FOUND),
    BULK_NOT_UNDOABLE("customer/bulk-not-undoable", ProblemKind.CONFLICT),
    BULK_NOT_REPEATABLE("customer/bulk-not-repeatable", ProblemKind.REFUSED);

    private final String code;
    private final ProblemKind kind;

    CustomerProblem(String code, ProblemKind kind) {
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
